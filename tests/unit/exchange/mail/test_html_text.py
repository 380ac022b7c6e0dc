"""Text of HTML mails: what a reader sees, and nothing else."""

import pytest

from feedback_loop.exchange.mail.html_text import html_to_text
from feedback_loop.exchange.mail.reply_text import new_text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>un<b>for</b>tunately</p>", "unfortunately"),
        ("<p>We</p><p>regret</p>", "We\n\nregret"),
        ("<div>One</div><div>Two</div><div><br></div><div>Three</div>", "One\nTwo\n\nThree"),
        ("One<br>Two<br/><br />Three", "One\nTwo\n\nThree"),
        (
            "<p class=MsoNormal>Hi,<o:p></o:p></p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>Text</p>",
            "Hi,\n\nText",
        ),
        ('<p style="margin: 0">One</p><p style="margin:0px">Two</p>', "One\nTwo"),
        ("<ul><li>One</li><li><p>Two</p></li></ul>", "- One\n- Two"),
        ("<ol><li>One<li>Two</ol>After", "1. One\n2. Two\n\nAfter"),
        ("<ul><li>One<ul><li>Inner</li></ul></li></ul>", "- One\n- Inner"),
        (
            "<table><tr><td>Day</td><td>Monday</td></tr><tr><td>Time</td><td>10:00</td></tr></table>",
            "Day Monday\nTime 10:00",
        ),
        ("<title>T</title><style>p{}</style><script>x()</script><!-- no --><p>Yes</p>", "Yes"),
        ("<!--[if mso]><p>Outlook</p><![endif]--><![if !mso]><p>Rest</p><![endif]>", "Rest"),
        ('<a href="https://x.example">Click</a> <a href="https://y.example"></a>here', "Click here"),
        ("a&nbsp;b &amp; &lt;c&gt; &euro;5", "a b & <c> €5".replace(" ", " ", 1)),
        ("on&shy;ward and pre\u200bview", "onward and preview"),
        ("I <3 you, 2 < 3", "I <3 you, 2 < 3"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<p>A</p><!-- never closed <p>B</p>", "A\n\nnever closed\n\nB"),
        ("text <a href='x", "text"),
        ("<p>Good</b></i></div> day</p>", "Good day"),
        ('<img src="x" alt="logo">Hi<hr>there', "Hi\n\nthere"),
        ('<blockquote type="cite"><p>Old</p><p>Older</p></blockquote><p>New</p>', "> Old\n>\n> Older\n\nNew"),
        ("<blockquote>Said by all</blockquote>", "Said by all"),
        ("", ""),
    ],
)
def test_visible_text(html: str, expected: str) -> None:
    text = html_to_text(html).replace("\u00a0", " ").replace("\u00ad", "").replace("\u200b", "")
    assert "\n".join(line.rstrip() for line in text.split("\n")) == expected


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY: none !important",
        "visibility:hidden",
        "font-size:0",
        "font-size: 0px; line-height: 0",
        "opacity:0;",
        "max-height:0;overflow:hidden",
        "mso-hide:all",
    ],
)
def test_hidden_text_is_no_text(style: str) -> None:
    html = f'<body><div style="{style}">Preheader <b>text</b></div><p>Body</p></body>'
    assert html_to_text(html) == "Body"


@pytest.mark.parametrize(
    "html",
    [
        '<td style="font-size:0px"><p style="font-size:14px">Body</p></td>',
        '<div style="visibility:hidden"><p style="visibility:visible">Body</p></div>',
        '<p style="font-size:0.9em">Body</p>',
        '<p style="opacity:0.8">Body</p>',
        '<div style="max-height:0.5em">Body</div>',
        '<a style="mso-hide:all">Body</a>',
        "<div hidden>Gone</div><p>Body</p>",
    ],
)
def test_text_that_only_looks_hidden_is_read(html: str) -> None:
    assert html_to_text(html) == "Body"


OWN = "<p>Hi Mira,</p><p>Your tests were good.</p><p>Dana</p>"
OLD = "<p>Dear Dana, what can I do better?</p>"


REPLIES = {
    "gmail": """{own}<div class="gmail_quote"><div class="gmail_attr">On Thu, 5 Mar 2026 at 09:12, Mira &lt;
        <a href="mailto:m@p.example">m@p.example</a>&gt; wrote:<br></div>
        <blockquote class="gmail_quote">{old}</blockquote></div>""",
    "outlook": """{own}<div><hr><p class="MsoNormal"><b>From:</b> Mira &lt;m@p.example&gt; <br>
        <b>Sent:</b> Thursday, 5 March 2026 09:12<br><b>To:</b> Dana<br><b>Subject:</b> Talk</p></div>{old}""",
    "apple": """{own}<div><blockquote type=cite><div>On 5 Mar 2026, at 09:12, Mira &lt;m@p.example&gt; wrote:</div>
        {old}</blockquote></div>""",
    "thunderbird": """{own}<div class="moz-cite-prefix">Am 05.03.26 um 09:12 schrieb Mira:<br></div>
        <blockquote type="cite" cite="mid:1">{old}</blockquote>""",
    "thunderbird below": """<div class="moz-cite-prefix">Le 05/03/2026 à 09:12, Mira a écrit&nbsp;:<br></div>
        <blockquote type="cite">{old}</blockquote>{own}""",
    "outlook on the web": """{own}<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Von:</b> Mira<br>
        <b>Gesendet:</b> 5. März 2026<br><b>An:</b> Dana<br><b>Betreff:</b> AW: x<div> </div></div><div>{old}</div>""",
}


@pytest.mark.parametrize("program", REPLIES)
def test_replies_in_html_are_cut_as_plain_ones_are(program: str) -> None:
    html = REPLIES[program].format(own=OWN, old=OLD)
    assert new_text(html_to_text(html).replace("\u00a0", " ")) == "Hi Mira,\n\nYour tests were good.\n\nDana"


@pytest.mark.parametrize(
    "fragment", ["<!--", "<!", "<a ", "<", "&#", "<div>", "</div>", '<a b="', "<ul><li>", "<style>", "<td>", " ", "<p>"]
)
def test_a_hostile_page_takes_linear_time(fragment: str) -> None:
    for end in ("", ">", "-->"):
        html_to_text(fragment * (100_000 // len(fragment)) + end)
