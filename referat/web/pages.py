"""All pages of our own, by address. A new page is one module and one line here."""

from referat.web import (
    adding_page,
    front_page,
    item_page,
    meeting_pages,
    proposal_list,
    proposal_pages,
    report_pages,
    review_page,
    search_page,
    side_page,
    trace_page,
)
from referat.web.page import Page

CODE = r"(?P<code>[0-9a-f]{12}-[^/]{1,80})"
DOCUMENT = r"(?P<document>[0-9a-f]{12})"
TOPIC = r"(?P<topic>[^/]{1,80})"
NUMBER = r"(?P<page>[0-9]{1,6})"

PAGES: tuple[Page, ...] = (
    Page(address="/", template="room/front.html", find=front_page.find),
    Page(address="/soeg", template="room/search.html", find=search_page.find),
    Page(address="/moeder", template="room/meetings.html", find=meeting_pages.find_all),
    Page(address=f"/moede/{CODE}", template="room/meeting.html", find=meeting_pages.find, draws=True),
    Page(address=f"/punkt/{CODE}", template="room/item.html", find=item_page.find, draws=True),
    Page(address="/forslag", template="room/proposals.html", find=proposal_list.find_all),
    Page(address=f"/forslag/{CODE}", template="room/proposal.html", find=proposal_pages.find, draws=True),
    Page(
        address=f"/oversigt/{CODE}",
        template="room/overview.html",
        find=proposal_pages.find_overview,
        draws=True,
    ),
    Page(address=f"/forloeb/{CODE}", template="room/trace.html", find=trace_page.find),
    Page(address="/emner", template="room/topics.html", find=report_pages.find_topics),
    Page(address=f"/emne/{TOPIC}", template="room/topic.html", find=report_pages.find_topic),
    Page(address="/indlaesning", template="room/report.html", find=report_pages.find_report),
    Page(address="/fuldstaendighed", template="room/completeness.html", find=report_pages.find_completeness),
    Page(address="/dokumenter", template="room/documents.html", find=side_page.find_files),
    Page(address=f"/dokument/{DOCUMENT}", template="room/document.html", find=side_page.find_contents),
    Page(address=f"/side/{DOCUMENT}/{NUMBER}", template="room/page.html", find=side_page.find, draws=True),
    Page(address=rf"/side/{DOCUMENT}/{NUMBER}\.png", template="", find=side_page.find_picture, draws=True),
    Page(address=f"/original/{DOCUMENT}", template="", find=side_page.find_file_itself),
)

# Those that are there only where corrections may be made.
EDIT_PAGES: tuple[Page, ...] = (
    Page(address="/gennemgang", template="room/review.html", find=review_page.find, draws=True),
    Page(address="/gennemgang/vaerdi", template="room/review.html", find=review_page.find_value, draws=True),
    Page(address="/gennemgang/tilfoej", template="room/add.html", find=adding_page.find, draws=True),
    Page(address="/gennemgang/rettelser", template="room/said.html", find=review_page.find_said),
)
