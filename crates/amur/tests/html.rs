//! What pages of HTML come to.
#![cfg(feature = "html")]

use amur::{Content, Document, Evidence, Format, Given, Input, Options, Pipeline, Record, Role, Steps};

fn pipeline(input: Input) -> Pipeline {
    let options = Options { input, steps: Steps::BLOCKS, ..Options::default() };
    Pipeline::new(options).expect("the options are valid")
}

fn read(page: impl Into<String>) -> Document {
    pipeline(Input::Scraped).analyze(Record::text("1", page).with_format(Format::Html))
}

/// Lines and their roles.
fn roles(document: &Document) -> Vec<(&str, &str)> {
    document.blocks.iter().map(|block| (block.role.as_str(), document.slice(block.span))).collect()
}

/// A page of a small outlet; `head` and `top` are put into its head and above its text.
fn page(head: &str, top: &str) -> String {
    format!(
        r#"<!doctype html><html lang="en"><head><title>Ferry line reopens | Harbour Courier</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ferry line reopens</h1>{top}
<p>The ferry between the two <b>river</b> towns took up its service on Monday, after eleven months of repairs to both landing stages.</p>
<figure><img src="a.jpg"><figcaption>The first boat leaves the northern landing stage.</figcaption></figure>
<p>Its captain, who has crossed the river for thirty years, said that he had “missed every single wave” and would never retire.</p>
<h2>New timetable</h2>
<p>Boats leave every forty minutes from six in the morning, and the last one of the day waits for the train from the capital.</p>
<ul><li>A ticket costs two coins for grown-ups and nothing at all for children under twelve.</li></ul>
<p><a href="/b">Read also: Bridge stays closed for another winter, engineers say</a></p>
<p>The town council expects that a thousand people will use the line each day once the school year has begun again.</p>
</article>
<aside class="related"><h3>Related stories</h3><a href="/c">Mayor of the port resigns</a> <time datetime="2025-07-01">1 July 2025</time></aside>
<footer>© 2023 Harbour Courier. All rights reserved.</footer></body></html>"#
    )
}

const LD: &str = r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Harbour Courier"},
{"@type": "NewsArticle", "headline": "Ferry line reopens", "datePublished": "2023-05-02T09:00:00+03:00",
 "author": [{"@type": "Person", "name": "Jane Doe"}, {"@id": "#john"}], "articleSection": "Transport",},
{"@type": "Person", "@id": "#john", "name": "By John Roe"}]}</script>"##;

#[test]
fn a_page() {
    let document = read(page("", ""));
    let expected = [
        ("boilerplate", "Home World"),
        ("title", "Ferry line reopens"),
        (
            "body",
            "The ferry between the two river towns took up its service on Monday, after eleven months of repairs to both landing stages.",
        ),
        ("caption", "The first boat leaves the northern landing stage."),
        (
            "body",
            "Its captain, who has crossed the river for thirty years, said that he had “missed every single wave” and would never retire.",
        ),
        ("heading", "New timetable"),
        (
            "body",
            "Boats leave every forty minutes from six in the morning, and the last one of the day waits for the train from the capital.",
        ),
        ("body", "A ticket costs two coins for grown-ups and nothing at all for children under twelve."),
        ("related", "Read also: Bridge stays closed for another winter, engineers say"),
        (
            "body",
            "The town council expects that a thousand people will use the line each day once the school year has begun again.",
        ),
        ("related", "Related stories"),
        ("related", "Mayor of the port resigns 1 July 2025"),
        ("boilerplate", "© 2023 Harbour Courier. All rights reserved."),
    ];
    assert_eq!(roles(&document), expected);
    let lines: Vec<&str> = document.text.lines().collect();
    assert_eq!(lines, expected.map(|(_, line)| line), "the text is that of all blocks, one a line");
    assert!(document.blocks.is_sorted_by_key(|block| block.source_line));
    assert_eq!(document.blocks[2].source_line, 4);
    assert_eq!(document.metadata.published, None, "a related story dates nothing");
}

#[test]
fn what_json_ld_declares() {
    let head = format!(
        r#"{LD}<meta property="article:published_time" content="2023-05-09">
        <link rel="canonical" href="https://courier.example/ferry"><meta property="og:site_name" content="Harbour Courier">"#
    );
    let metadata = read(page(&head, "")).metadata;
    let published = metadata.published.expect("a date is declared");
    assert_eq!(
        (published.date.to_string().as_str(), published.evidence),
        ("2023-05-02", Evidence::Tag("ld:datePublished"))
    );
    let authors: Vec<_> =
        metadata.authors.iter().map(|author| (author.value.as_str(), author.evidence)).collect();
    assert_eq!(authors, [("Jane Doe", Evidence::Tag("ld:author")), ("John Roe", Evidence::Tag("ld:author"))]);
    let value = |field: Option<amur::Field>| field.map(|field| field.value);
    assert_eq!(value(metadata.title).as_deref(), Some("Ferry line reopens"));
    assert_eq!(value(metadata.section).as_deref(), Some("Transport"));
    assert_eq!(value(metadata.outlet).as_deref(), Some("Harbour Courier"));
    assert_eq!(value(metadata.url).as_deref(), Some("https://courier.example/ferry"));
}

#[test]
fn what_stands_under_the_title() {
    let top = r#"<p class="byline">By Jane Doe and John Roe</p><p class="date">24 May 2023</p>"#;
    let document = read(page("", top));
    let metadata = &document.metadata;
    let authors: Vec<_> = metadata.authors.iter().map(|author| author.value.as_str()).collect();
    assert_eq!(authors, ["Jane Doe", "John Roe"]);
    let published = metadata.published.as_ref().expect("a date is shown");
    let Evidence::Text(span) = published.evidence else { panic!("{published:?}") };
    assert_eq!((document.slice(span), published.date.to_string().as_str()), ("24 May 2023", "2023-05-24"));
    let Evidence::Text(span) = metadata.authors[1].evidence else { panic!("{metadata:?}") };
    assert_eq!(document.slice(span), "John Roe");
}

#[test]
fn nobody_is_no_author() {
    for author in ["Staff", "admin", "https://courier.example/jane", "Harbour Courier"] {
        let head = format!(
            r#"<meta name="author" content="{author}"><meta property="og:site_name" content="Harbour Courier">"#
        );
        assert_eq!(read(page(&head, "")).metadata.authors, [], "{author}");
    }
}

#[test]
fn titles() {
    let title = |head: &str| read(page(head, "")).metadata.title.map(|title| (title.value, title.evidence));
    let found = title("");
    assert_eq!(
        found,
        Some(("Ferry line reopens".to_owned(), Evidence::Tag("tag:h1"))),
        "without the site's name"
    );
    let og = r#"<meta property="og:title" content="Ferry is back"><meta name="twitter:title" content="Ferry is back">"#;
    assert_eq!(title(og), Some(("Ferry is back".to_owned(), Evidence::Tag("meta:og:title"))));
}

#[test]
fn the_address_is_the_last_resort() {
    let given = Given { url: Some("https://courier.example/2023/05/ferry".into()), ..Given::default() };
    let record = || Record::text("1", page("", "")).with_format(Format::Html).with_given(given.clone());
    let published =
        pipeline(Input::Scraped).analyze(record()).metadata.published.expect("the address has a date");
    assert_eq!((published.date.precision(), published.evidence), ("month", Evidence::Tag("url")));

    let given = Given { published: Some("2020".into()), title: Some("Given".into()), ..given.clone() };
    let metadata = pipeline(Input::Scraped).analyze(record().with_given(given)).metadata;
    assert_eq!(metadata.published.map(|published| published.evidence), Some(Evidence::Given));
    assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("Given"));
}

#[test]
fn elements_to_lines() {
    let lines = |page: &str| {
        let record = Record::text("1", page).with_format(Format::Html);
        pipeline(Input::Plain).analyze(record).text.to_string()
    };
    for (page, text) in [
        ("<p>Gas&nbsp;&amp; <b>o</b><i>il</i>,\n  coal</p>tail", "Gas & oil, coal\ntail"),
        ("<p>One sentence.<br>Another.<br><br>third</p>", "One sentence.\nAnother.\nthird"),
        ("<p>broken in the<br>middle</p>", "broken in the middle"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</ul>", "a\nb\nc"),
        ("<table><tr><th>Year<th>Tonnes<tr><td>2021<td>8</table>", "Year\tTonnes\n2021\t8"),
        ("<table><tr><td><p>left</p><td><p>right</p></table>", "left\nright"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        (
            "<p>seen<script>x()</script><style>p{}</style><noscript>no</noscript><template>t</template></p>",
            "seen",
        ),
        ("<p hidden>a</p><p style='display: none'>b</p><p aria-hidden=true>c</p><p>d</p>", "d"),
        ("<p>漢<rt>かん</rt>字</p>", "漢字"),
        ("<p><my-link>a</my-link> b</p>", "a b"),
        ("no mark at all", "no mark at all"),
        ("", ""),
    ] {
        assert_eq!(lines(page), text, "{page}");
    }
}

#[test]
fn what_shows_nothing_is_taken_out() {
    let document = read("<p>co&shy;op&#8203;eration</p><p>&#8203;</p>");
    assert_eq!(
        (&*document.text, document.repairs.as_slice()),
        ("cooperation", &["invisible".to_owned()][..])
    );
}

#[test]
fn declared_encodings() {
    const TEXT: &str = "Паром снова ходит между двумя берегами реки, сообщила в понедельник мэрия.";
    let page = |charset: &str| {
        format!("<html><head><meta charset=\"{charset}\"></head><body><p>{TEXT}</p></body></html>")
    };
    for (label, encoding) in [
        ("windows-1251", encoding_rs::WINDOWS_1251),
        ("iso-8859-5", encoding_rs::ISO_8859_5),
        ("gb18030", encoding_rs::GB18030),
        // Saved again as UTF-8, and still declares what it was.
        ("koi8-r", encoding_rs::UTF_8),
    ] {
        let bytes = encoding.encode(&page(label)).0.into_owned();
        let record = Record { content: Content::Bytes(bytes), format: Format::Html, ..Record::default() };
        assert_eq!(&*pipeline(Input::Scraped).analyze(record).text, TEXT, "{label}");
    }
}

#[test]
fn deep_and_large_pages() {
    let deep = format!("{}<p>At the bottom.</p>", "<div>".repeat(100_000));
    let open = "<b><p>Left open. ".repeat(20_000);
    let wide = format!("<table>{}</table>", "<tr><td>1<td>2".repeat(60_000));
    let spans = format!("<p>{}</p>", "<span class=a><i>word</i></span> ".repeat(60_000));
    for (page, word) in [(deep, "At the bottom."), (open, "Left open."), (wide, "1"), (spans, "word")] {
        let start = std::time::Instant::now();
        let document = std::thread::Builder::new()
            .stack_size(1 << 20)
            .spawn(move || read(page))
            .expect("a thread")
            .join()
            .expect("no page overflows the stack");
        assert!(document.text.contains(word));
        assert!(start.elapsed().as_secs() < 60, "{word}: {:?}", start.elapsed());
    }
}

#[test]
fn a_page_without_text_is_told() {
    let document = read("<html><body><script>load()</script></body></html>");
    assert_eq!(document.diagnostics.iter().map(|one| one.code).collect::<Vec<_>>(), ["empty"]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn any_soup(parts in proptest::collection::vec(0_usize..SOUP.len(), 0..60), text in "\\PC{0,12}") {
        let page: String = parts.iter().flat_map(|part| [SOUP[*part], text.as_str()]).collect();
        let document = read(page);
        let mut end = 0;
        for block in &document.blocks {
            proptest::prop_assert!(block.span.start >= end && block.span.end as usize <= document.text.len());
            end = block.span.end;
            let text = document.slice(block.span);
            proptest::prop_assert!(!text.is_empty() && text.trim() == text && !text.contains('\n'), "{:?}", text);
        }
        for author in &document.metadata.authors {
            if let Evidence::Text(span) = author.evidence {
                proptest::prop_assert_eq!(document.slice(span), author.value.as_str());
            }
        }
        let joined: Vec<&str> = document.blocks.iter().map(|block| document.slice(block.span)).collect();
        proptest::prop_assert_eq!(joined.join("\n"), &*document.text);
        let body = document.blocks.iter().filter(|block| matches!(block.role, Role::Body | Role::Heading));
        proptest::prop_assert_eq!(body.count() == 0, document.body().is_empty());
    }
}

const SOUP: [&str; 40] = [
    "<p>",
    "</p>",
    "<div class='article-body'>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<br>",
    "<pre>",
    "<script>",
    "</script>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[",
    "<template>",
    "</template>",
    "<svg>",
    "<math>",
    "<select><option>",
    "<!--",
    "-->",
    "<meta name=author content='By Ann Lee, 2 May 2020'>",
    "<time datetime=2020-13-45>",
    "&#0;&nbsp;&amp;&shy;",
    "<p class=byline>By Ann Lee and Bo Ek",
    "<body>",
    "<frameset>",
    "</html>",
    "<title>",
    "<form><form>",
    "The river has been closed to ships since the flood of last week, the port said. ",
];

fn authors(document: &Document) -> Vec<&str> {
    document.metadata.authors.iter().map(|author| author.value.as_str()).collect()
}

#[test]
fn people_in_parts() {
    let ld = r#"<script type="application/ld+json">{"@type": "NewsArticle", "author": [
        {"@type": "Person", "givenName": "Jane", "familyName": "Doe"}, {"@type": "Person", "familyName": "Roe"}]}</script>"#;
    assert_eq!(authors(&read(page(ld, ""))), ["Jane Doe", "Roe"]);
}

#[test]
fn links_to_authors() {
    let link = r#"<p>Written for us by <a rel="author" href="/jane">Jane Doe</a></p>"#;
    let document = read(page("", link));
    assert_eq!(authors(&document), ["Jane Doe"]);
    assert_eq!(document.metadata.authors[0].evidence, Evidence::Tag("rel:author"));
    let comment = r#"<div class="comments"><a rel="author" href="/u/7">Busy Reader</a></div>"#;
    assert_eq!(read(page("", comment)).metadata.authors, [], "who comments wrote nothing");
}

#[test]
fn a_name_beside_a_date() {
    let document = read(page("", "<div><span>Jane Doe |</span> <span>24.05.2023 - 10:15</span></div>"));
    assert_eq!(authors(&document), ["Jane Doe"]);
    assert_eq!(document.metadata.published.expect("it is shown").date.to_string(), "2023-05-24");
}

/// A page whose only heading and title element are given.
fn headed(title: &str, heading: &str) -> Option<String> {
    let page = page("", "")
        .replace("<title>Ferry line reopens | Harbour Courier</title>", &format!("<title>{title}</title>"))
        .replace("<h1>Ferry line reopens</h1>", heading);
    let given = Given { url: Some("https://www.harbourcourier.example/ferry".into()), ..Given::default() };
    let record = Record::text("1", page).with_format(Format::Html).with_given(given);
    pipeline(Input::Scraped).analyze(record).metadata.title.map(|title| title.value)
}

#[test]
fn names_of_sites_in_titles() {
    let reopens = Some("Ferry line reopens".to_owned());
    assert_eq!(headed("Ferry line reopens › Harbour Courier", ""), reopens, "the address names the site");
    assert_eq!(headed("Harbour Courier -- Ferry line reopens", ""), reopens);
    let home = r#"<h1><a href="/">The Harbour's Own</a></h1>"#;
    assert_eq!(headed("Ferry line reopens | The Harbour's Own", home), reopens, "the heading is the site's");
    assert_eq!(
        headed("Ferry - line - reopens at last", "").as_deref(),
        Some("Ferry - line - reopens at last"),
        "no name"
    );
}

#[test]
fn headings_and_words_read_aloud() {
    let top = r##"<p>The line had been closed after <a href="#x">last year's flood<span class="sr-only">(opens in a new window)</span></a> hit both towns, and nobody had expected it back.</p>
        <h2 class="widget-title">Eleven months</h2>"##;
    let document = read(page("", top));
    let roles = roles(&document);
    assert!(roles.contains(&("heading", "Eleven months")), "{roles:?}");
    assert!(!document.text.contains("opens in a new window"), "{roles:?}");
}

#[test]
fn links_to_topics() {
    let topics = "<ul><li><a href=/t/1>#HarbourBridge</a></li><li><a href=/t/2>#桥梁建设</a></li></ul>";
    let bottom = page("", "").replace("</article>", &format!("{topics}</article>"));
    assert!(bottom.contains(topics), "the page has an article");
    let document = read(bottom);
    let role = |text: &str| roles(&document).into_iter().find(|(_, of)| *of == text).map(|(role, _)| role);
    for topic in ["#HarbourBridge", "#桥梁建设"] {
        assert!(role(topic).is_some_and(|role| role != "body"), "{topic}: {:?}", role(topic));
    }
}
