"""Danish words for codes, fields and kinds of findings; numbers and dates as Danes write them."""
