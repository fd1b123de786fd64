"""All pages of our own, by address. A new page is one module and one line here."""

from referat.web import front_page
from referat.web.page import Page

PAGES: tuple[Page, ...] = (Page(address="/", template="room/front.html", find=front_page.find),)
