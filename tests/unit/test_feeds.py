"""Feeds: RSS, Atom and JSON Feed as their writers break them, one article for each entry, and nothing that attacks."""

from __future__ import annotations

import json
import resource
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taken import articles, found

from briefing.errors import SourceError
from briefing.ingest import formats, furniture, metadata
from briefing.model import RawArticle

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">'


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "feed.xml"


def causes(path: Path, content: str | bytes) -> list[str]:
    return [one.cause for one in found(path, content) if isinstance(one, SourceError)]


def rss(*items: str, about: str = "<title>Harbour Post</title><link>https://port.example/</link>") -> str:
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{about}{"".join(items)}</channel></rss>'


def item(inside: str) -> str:
    return f"<item>{inside}</item>"


def test_an_rss_entry_gives_its_full_text_and_all_it_says_of_itself(feed: Path) -> None:
    (article,) = articles(
        feed,
        rss(
            item(
                "<title>Lake rises</title><link>https://port.example/lake?utm_source=rss</link>"
                '<guid isPermaLink="false">post-7</guid><dc:creator>Ida Rowe</dc:creator>'
                "<pubDate>Tue, 26 Aug 2031 10:15:00 +0200</pubDate><description>Short of it.</description>"
                '<content:encoded><![CDATA[<p>It rose&nbsp;by a metre, says <a href="/board">the board</a>.</p>'
                "<p>The post Lake rises appeared first on Harbour Post.</p>]]></content:encoded>"
            ),
            about="<title>Harbour Post</title><link>https://port.example</link><language>en-GB</language>",
        ),
    )
    assert article.text == "Lake rises\n\nIt rose by a metre, says the board."
    assert (article.id, article.title, article.byline, article.outlet) == (
        "post-7",
        "Lake rises",
        "Ida Rowe",
        "Harbour Post",
    )
    assert (article.url, article.language) == ("https://port.example/lake?utm_source=rss", "en-GB")
    assert (article.published, article.published_from) == ("2031-08-26T10:15:00+02:00", "record")
    assert article.extra == {"links": [["the board", "https://port.example/board"]]}
    assert [cut.reason for cut in article.removed] == ["furniture"]


def test_an_rss_1_feed_keeps_its_entries_beside_the_channel(feed: Path) -> None:
    (article,) = articles(
        feed,
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title></channel>'
        "<item><title>Lake rises</title><link>https://port.example/1</link><description>It rose.</description>"
        "<d:date>2031-08-26T10:15:00Z</d:date><d:creator>Ida Rowe</d:creator></item></r:RDF>",
    )
    assert (article.text, article.outlet, article.byline) == ("Lake rises\n\nIt rose.", "Harbour Post", "Ida Rowe")
    assert article.published == "2031-08-26T10:15:00+00:00"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<content type="html">&lt;p&gt;It &lt;i&gt;rose&lt;/i&gt;.&lt;/p&gt;</content>', "It rose."),
        ('<content type="text">Signs &lt;p&gt; and &amp;amp; stay</content>', "Signs <p> and &amp; stay"),
        (
            '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>It rose.</h:p><h:ul><h:li>Twice'
            "</h:li></h:ul></h:div></content>",
            "It rose.\n\nTwice",
        ),
        ('<summary>It rose.</summary><content type="image/png">iVBORw0KGgo=</content>', "It rose."),
        ('<summary>Short.</summary><content type="html">It rose.</content>', "It rose."),
    ],
)
def test_an_atom_entry_is_read_as_its_type_says(feed: Path, content: str, text: str) -> None:
    (article,) = articles(
        feed,
        f'{ATOM}<title>Harbour Post</title><author><name>Ida Rowe</name></author><link href="https://port.example/"/>'
        '<entry><title type="html">Lake &lt;b&gt;rises&lt;/b&gt;</title><id>urn:lake</id>'
        f'<updated>2031-08-26T10:15:00+02:00</updated><link rel="replies" href="/no"/><link href="/lake"/>{content}'
        "</entry></feed>",
    )
    assert article.text == f"Lake rises\n\n{text}"
    assert (article.url, article.id, article.byline) == ("https://port.example/lake", "urn:lake", "Ida Rowe")
    assert article.published == "2031-08-26T10:15:00+02:00"


def test_a_json_feed_is_known_by_its_version_also_when_it_is_one_line(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Post",
        "home_page_url": "https://port.example/",
        "authors": [{"name": "Ida Rowe"}],
        "items": [
            {"id": 7, "url": "/7", "title": "Lake rises", "content_html": "<p>It rose.</p>"},
            {"id": "8", "content_text": "First line.\nSecond line.", "date_published": "2031-08-26T10:15:00+02:00"},
            "no object",
            {"id": "9", "title": "Lake falls", "content_html": {}, "authors": [{"name": "Jon Meer"}, 3]},
        ],
    }
    (tmp_path / "feed").write_text(json.dumps(feed))
    (tmp_path / "feed.json").write_text(json.dumps(feed, indent=1))
    for name in ("feed", "feed.json"):
        first, second, neither, last = formats.read(tmp_path / name)
        assert isinstance(first, RawArticle)
        assert (first.source, first.id, first.outlet) == (f"{tmp_path / name}#1", "7", "Harbour Post")
        assert first.url == "https://port.example/7"
        assert isinstance(second, RawArticle)
        assert [block.text for block in second.blocks] == ["First line.", "Second line."]
        assert (second.published, second.byline) == ("2031-08-26T10:15:00+02:00", "Ida Rowe")
        assert str(neither).endswith("#3: this entry has neither a text nor a title")
        assert isinstance(last, RawArticle)
        assert (last.byline, last.blocks[0].text) == ("Jon Meer", "Lake falls")


def test_a_feed_is_known_by_its_content(tmp_path: Path) -> None:
    entry = item("<title>Lake rises</title>")
    for content in (rss(entry), f"<!-- made by hand -->\n{rss(entry).partition('?>')[2]}", f"\ufeff\n{rss(entry)}"):
        assert [article.title for article in articles(tmp_path / "download", content)] == ["Lake rises"]


def test_an_entry_of_nothing_but_a_title_is_an_article_and_one_of_nothing_is_named(feed: Path) -> None:
    title, nothing = found(feed, rss(item("<title>Minister resigns</title>"), item("<guid>a</guid>")))
    assert isinstance(title, RawArticle)
    article = metadata.describe(furniture.strip(title))
    assert (article.title, article.text) == ("Minister resigns", "Minister resigns")
    assert str(nothing) == f"{feed}#2: this entry has neither a text nor a title"


def test_a_missing_day_stays_missing_and_one_that_is_none_is_kept_as_it_stands(feed: Path) -> None:
    without, odd = articles(
        feed, rss(item("<title>Lake rises</title>"), item("<title>Lake falls</title><pubDate>soonish</pubDate>"))
    )
    assert (without.published, odd.published, odd.extra["published"]) == (None, None, "soonish")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("It rose&nbsp;&mdash; by a metre &amp; more", "It rose — by a metre & more"),
        ("Reeve & Sons, AT&T &unknown; &#1; end", "Reeve & Sons, AT&T &unknown; end"),
        ("&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two.&amp;lt;/p&amp;gt;", "One.\n\nTwo."),
        ("<p>One <b>more</b>.</p><p>Two.</p>", "One more.\n\nTwo."),
        ("\n   wrapped by\n   the writer\n\n   and parted\n", "wrapped by the writer\n\nand parted"),
        ("bell\x07 and \x0b feed", "bell and feed"),
        ("&#x1b;]0;owned&#7;rise", "]0;ownedrise"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;One.&lt;/p&gt;", "One."),
    ],
)
def test_what_writers_of_feeds_break_is_mended(feed: Path, inside: str, text: str) -> None:
    (article,) = articles(feed, rss(item(f"<title>Lake</title><description>{inside}</description>")))
    assert article.text == f"Lake\n\n{text}"


def test_an_ampersand_in_an_address_is_one(feed: Path) -> None:
    (article,) = articles(feed, rss(item("<title>Lake</title><link>https://port.example/?a=1&copy=2</link>")))
    assert article.url == "https://port.example/?a=1&copy=2"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("iso-2022-jp", "iso-2022-jp"),
        ("utf-8", "utf-8-sig"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("windows-1251", "cp1251"),
        ("x", "utf-16"),
    ],
)
def test_the_characters_are_right_whatever_the_declaration_says(feed: Path, declared: str, written: str) -> None:
    words = {"cp1251": "Озеро поднялось на метр", "iso-2022-jp": "湖が一メートル上がる"}.get(
        written, "Das Café schloß früh"
    )
    content = (
        f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item><title>{words}</title></item></channel></rss>'
    )
    assert articles(feed, content.encode(written))[0].title == words


def test_relative_links_are_meant_against_xml_base_else_against_the_entry(feed: Path) -> None:
    based, plain = articles(
        feed,
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://port.example/"/>'
        '<entry xml:base="https://other.example/x/"><title>A</title><link href="a"/><content type="html">'
        '&lt;a href="map"&gt;A map&lt;/a&gt;</content></entry>'
        '<entry><title>B</title><link href="b/"/><content type="html">'
        '&lt;a href="map"&gt;A map&lt;/a&gt;</content></entry>'
        "</feed>",
    )
    assert (based.url, based.extra["links"]) == (
        "https://other.example/x/a",
        [["A map", "https://other.example/x/map"]],
    )
    assert (plain.url, plain.extra["links"]) == ("https://port.example/b/", [["A map", "https://port.example/b/map"]])


def test_titles_and_writers_lose_the_html_and_the_mail_around_them(feed: Path) -> None:
    (article,) = articles(
        feed,
        rss(
            item(
                "<title>Lake &amp;#8217;rises&lt;/em&gt; &lt; 2 m</title><author>ida@port.example (Ida Rowe)</author>"
                "<source url='https://wire.example/feed'>Meridian Wire</source>"
            )
        ),
    )
    assert (article.title, article.byline, article.outlet) == ("Lake ’rises < 2 m", "Ida Rowe", "Meridian Wire")


def test_prefixes_count_by_what_they_stand_for_and_a_foreign_title_is_none(feed: Path) -> None:
    (article,) = articles(
        feed,
        '<rss xmlns:m="http://search.yahoo.com/mrss/" xmlns:full="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<item><m:title>Picture</m:title><title>Lake rises</title><description>Short.</description>"
        "<full:encoded>It rose.</full:encoded></item></channel></rss>",
    )
    assert article.text == "Lake rises\n\nIt rose."


@pytest.mark.parametrize(
    "inside",
    [
        "<itunes:summary>The dam and the law.</itunes:summary>",
        "<media:group><media:description>The dam and the law.</media:description></media:group>",
    ],
)
def test_what_a_sound_or_film_is_about_is_the_text_of_an_entry_without_another(feed: Path, inside: str) -> None:
    alone, beside = articles(
        feed,
        rss(
            item(f"<title>Part 4</title>{inside}"),
            item(f"<title>Part 5</title>{inside}<description>It rose.</description>"),
        ),
    )
    assert (alone.text, beside.text) == ("Part 4\n\nThe dam and the law.", "Part 5\n\nIt rose.")


def test_an_entry_that_is_passed_on_has_the_address_and_title_of_its_own_outlet(feed: Path) -> None:
    (article,) = articles(
        feed,
        '<rss xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>All of it</title><item>'
        "<title>Lake rises - Meridian Wire</title><source url='https://wire.example/feed'>Meridian Wire</source>"
        "<link>https://proxy.example/~3/x</link><f:origLink>https://wire.example/lake</f:origLink></item></channel></rss>",
    )
    assert (article.title, article.url) == ("Lake rises", "https://wire.example/lake")
    (own,) = articles(feed, rss(item("<title>A visit to the Harbour Post</title>")))
    assert own.title == "A visit to the Harbour Post"


@pytest.mark.parametrize("last", ["Read more", "<a href='x'>Continue reading...</a>", "Read the full story &gt;"])
def test_what_leads_on_to_the_page_behind_the_last_words_is_cut(feed: Path, last: str) -> None:
    content = f"<description><![CDATA[<p>One may read more there.</p><p>It rose. {last}</p>]]></description>"
    (article,) = articles(feed, rss(item(f"<title>Lake</title>{content}")))
    assert article.text == "Lake\n\nOne may read more there.\n\nIt rose."
    assert [cut.reason for cut in article.removed] == ["furniture"]


def test_a_feed_below_the_warnings_of_its_program_is_read(feed: Path) -> None:
    warning = "<br />\n<b>Warning</b>: no such & such in x on line 3<br />\n"
    assert [one.title for one in articles(feed, warning + rss(item("<title>Lake rises</title>")))] == ["Lake rises"]


@pytest.mark.parametrize("caption", ["description", "summary"])
@pytest.mark.parametrize("before", [True, False])
def test_the_caption_of_a_picture_never_stands_for_the_news(feed: Path, caption: str, before: bool) -> None:
    picture = f"<m:content url='p.jpg'><m:{caption}>A boat.</m:{caption}></m:content><m:{caption}>A boat.</m:{caption}>"
    news = "<description>It rose.</description>"
    (article,) = articles(
        feed,
        '<rss xmlns:m="http://search.yahoo.com/mrss/"><channel>'
        f"{item('<title>Lake rises</title>' + (picture + news if before else news + picture))}</channel></rss>",
    )
    assert article.text == "Lake rises\n\nIt rose."
    assert article.extra["feed_summary"] is True


def test_what_other_programs_read_in_an_entry_costs_nothing_of_the_rest(feed: Path) -> None:
    foreign = (
        '<g:pos xmlns:g="http://www.opengis.net/gml">somewhere</g:pos>'
        '<p:chapters xmlns:p="http://podlove.org/simple-chapters"><p:chapter/></p:chapters>'
        "<image><title>Boat</title><link>https://port.example/boat.jpg</link></image><width>wide</width>"
    )
    one, two = articles(feed, rss(item(f"{foreign}<title>Lake rises</title>"), item("<title>Lake falls</title>")))
    assert (one.title, one.url, two.title) == ("Lake rises", None, "Lake falls")


def test_a_prefix_that_was_never_declared_is_understood(feed: Path) -> None:
    (article,) = articles(
        feed,
        "<rss><channel><item><title>Lake</title><content:encoded>It rose.</content:encoded></item></channel></rss>",
    )
    assert article.text == "Lake\n\nIt rose."


def test_one_entry_twice_is_one_article_and_the_upper_one_is_read_last(feed: Path) -> None:
    same = "<guid isPermaLink='false'>a</guid><link>https://port.example/a</link>"
    read = articles(
        feed,
        rss(
            item(f"<title>Lake rises</title>{same}<description>New.</description>"),
            item("<title>Other</title><link>https://port.example/b</link>"),
            item(f"<title>Lake rises</title>{same}<description>Old.</description>"),
        ),
    )
    assert [(one.source.rpartition("#")[2], one.text) for one in read] == [
        ("3", "Lake rises\n\nOld."),
        ("1", "Lake rises\n\nNew."),
        ("2", "Other"),
    ]
    assert read[0].identity == read[1].identity != read[2].identity


@pytest.mark.parametrize("address", ["https://port.example/log", "https://port.example/"])
def test_an_address_that_several_entries_share_or_the_site_is_no_entrys_own(feed: Path, address: str) -> None:
    one, two = articles(
        feed,
        rss(
            item(f"<title>One</title><guid isPermaLink='false'>1</guid><link>{address}#one</link>"),
            item(f"<title>Two</title><guid isPermaLink='false'>2</guid><link>{address}#two</link>"),
        ),
    )
    assert one.identity != two.identity
    assert (one.url, one.id, one.extra["links"]) == (None, "1", [["One", f"{address}#one"]])


def test_an_id_that_all_entries_share_is_none(feed: Path) -> None:
    same = "<guid isPermaLink='false'>feed</guid>"
    read = articles(feed, rss(item(f"<title>One</title>{same}"), item(f"<title>Two</title>{same}")))
    assert len({article.identity for article in read}) == 2
    assert "feed" not in {article.id for article in read}


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "<!--" [<!ENTITY x "y">]>',
        '<!-- " --><!DOCTYPE rss [<!ATTLIST item a CDATA "yyyy">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "https://port.example/x.dtd"> %p;]>',
    ],
)
def test_a_feed_that_declares_entities_is_not_read(tmp_path: Path, prolog: str) -> None:
    content = f"<?xml version='1.0'?>{prolog}<rss><channel><item><title>&x;&b;</title></item></channel></rss>"
    for name in ("feed.xml", "download"):
        (cause,) = causes(tmp_path / name, content)
        assert cause.startswith("this feed cannot be read: it declares entities of its own (a DTD)")


def test_a_billion_laughs_cost_nothing(feed: Path) -> None:
    names = [f"l{n}" for n in range(20)]
    entities = "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in pairwise(names))
    content = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]><rss><channel><title>&l19;</title></channel></rss>'
    start, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(causes(feed, content)) == 1
    assert time.process_time() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 20_000


def test_the_document_type_of_old_feeds_is_harmless(feed: Path) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://port.example/rss-0.91.dtd">'
    (article,) = articles(feed, f"{doctype}<rss><channel><item><title>Lake&eacute;</title></item></channel></rss>")
    assert article.title == "Lakeé"


def test_of_broken_xml_the_entries_before_the_fault_are_read(feed: Path) -> None:
    first, fault = found(feed, rss(item("<title>Lake rises</title>"), "\n<item><title>Broken</titel>"))
    assert isinstance(first, RawArticle)
    assert str(fault) == f"{feed}: broken XML on line 2: mismatched tag; the entries above that were read"
    first, fault = found(feed, "\n" + rss(item("<title>Lake rises</title>")).partition("</channel>")[0])
    assert isinstance(first, RawArticle)
    assert str(fault) == f"{feed}: it breaks off on line 2, before its end; the entries above that were read"


def test_what_stands_behind_the_end_of_a_feed_is_no_fault_of_it(feed: Path) -> None:
    assert [one.title for one in articles(feed, rss(item("<title>Lake rises</title>")) + "<img src='x'> & so on")] == [
        "Lake rises"
    ]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (
            "<!doctype html><html><head><title>503 Try later</title></head><body><p>Sorry.</p></body></html>",
            "this is a web page, not a feed: “503 Try later”",
        ),
        ("<?xml version='1.0'?><opml version='2.0'><body/></opml>", "this XML is no feed: it begins with <opml>"),
        ("Just words.", "this feed cannot be read: broken XML on line 1: syntax error"),
        (rss(), "this feed has no entries"),
        ("<rss>" + "<a>" * 300, "its elements are nested more than 200 deep; it is not read further"),
    ],
)
def test_what_is_no_feed_is_one_clear_sentence(feed: Path, content: str, cause: str) -> None:
    assert causes(feed, content) == [cause]


def test_entries_by_the_thousand_and_senseless_ones_take_linear_time(feed: Path) -> None:
    for inside in (
        "<item><title>Lake</title></item>" * 3000,
        "<item xmlns:a='b'/>" * 3000,
        f"<item>{'<title>&lt;b ' * 90}",
    ):
        start = time.process_time()
        found(feed, rss(inside, item(f"<author>{'a@' * 50_000}</author><title>{'&lt;a ' * 50_000}</title>")))
        assert time.process_time() - start < 5


LONG = f"https://port.example/{'a/' * 100_000}"
NEWLINES = "\n" * 200_000
LINKS = "&lt;a href='lake'&gt;Lake&lt;/a&gt; " * 4000
ENTRIES = "<entry><title>Lake</title><link href='lake'/></entry>" * 4000
COSTLY = {
    "a writer of one word": rss(item(f"<title>Lake</title><author>{'a' * 400_000}</author>")),
    "a writer with a long host": rss(item(f"<title>Lake</title><author>a@{'a.' * 200_000}!</author>")),
    "writers": rss(item("".join(f"<author>{n}</author>" for n in range(20_000)))),
    "categories": rss(item("".join(f"<category>{n}</category>" for n in range(20_000)))),
    "namespaces": rss(item("".join(f"<x xmlns='urn:{n}'><y/></x>" for n in range(10_000)))),
    "empty lines before it": f"<?xml version='1.0'?>{NEWLINES}<!--{NEWLINES}--><feed>{ENTRIES}</feed>",
    "bases in bases": "<feed xml:base='https://port.example/'>" + "<a xml:base='aaaaaaaa/'>" * 15_000,
    "a base": f"<feed xml:base='{LONG}'>{ENTRIES}</feed>",
    "a page": f"<feed><link href='{LONG}'/>{ENTRIES}</feed>",
    "a title": f"<feed xml:lang='{NEWLINES}'><title>{LONG}</title>{ENTRIES}</feed>",
    "a base of links": f"<feed><entry xml:base='{LONG}'><content>{LINKS}</content></entry></feed>",
}


@pytest.mark.parametrize("content", COSTLY.values(), ids=COSTLY)
def test_no_part_of_a_feed_costs_more_for_the_length_of_another(feed: Path, content: str) -> None:
    start, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert found(feed, content)
    assert time.process_time() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200_000


def test_nor_does_one_of_a_json_feed(tmp_path: Path) -> None:
    items = [{"title": "Lake", "url": LONG, "content_html": "<a href='lake'>Lake</a> " * 4000}]
    about = {"version": "https://jsonfeed.org/version/1.1", "title": "x" * 200_000, "author": {"name": "y" * 200_000}}
    (tmp_path / "feed.json").write_text(json.dumps({**about, "items": items + [{"title": "Lake"}] * 4000}))
    start = time.process_time()
    assert len(list(formats.read(tmp_path / "feed.json"))) == 4001
    assert time.process_time() - start < 5


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=300))
def test_no_bytes_whatever_under_a_feeds_name_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "feed.xml"
    assert all(isinstance(one, RawArticle | SourceError) for one in found(path, data))


PIECES = st.sampled_from(
    [
        "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "<link href='http://[x'/>", "<guid>a</guid>",
        "<content type='xhtml'>", "</content>", "<p>", "</p>", "&nbsp;", "&", "&lt;p&gt;", "&#0;", "<![CDATA[", "]]>",
        "<!--", "-->", "<!DOCTYPE rss [", "xml:base='http://[:'", "<item xml:base='//['>", "words", "\x00", "\ud800",
        "<?a ?>",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=25))
def test_no_mess_of_elements_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "mess.xml"
    for one in found(path, f"<rss><channel>{''.join(pieces)}".encode("utf-8", "surrogatepass")):
        if isinstance(one, RawArticle):
            metadata.describe(furniture.strip(one))
