//! What lines of scraped pages are taken for.

use amur::{Document, Input, Options, Pipeline, Record};

fn analyze(text: &str) -> Document {
    Pipeline::new(Options::default()).expect("the default options are valid").analyze(Record::text("1", text))
}

/// Checks a page whose lines are written as `role: line`.
#[track_caller]
fn check(page: &[(&str, &str)]) -> Document {
    let text: Vec<&str> = page.iter().map(|(_, line)| *line).collect();
    let document = analyze(&text.join("\n"));
    let got: Vec<(&str, &str)> =
        document.blocks.iter().map(|block| (block.role.as_str(), document.slice(block.span))).collect();
    assert_eq!(got, page);
    document
}

#[test]
fn an_english_page() {
    let document = check(&[
        ("boilerplate", "Skip to content"),
        ("boilerplate", "Home | World | Business | Opinion"),
        ("section", "World News"),
        ("title", "Two ports agree on a common timetable for grain ships"),
        ("subtitle", "Captains have waited up to nine days for a berth"),
        ("byline", "By Jane Doe, shipping correspondent"),
        ("date", "May 24, 2023"),
        ("boilerplate", "4 min read"),
        ("caption", "A ship waits outside the harbour. Photo: Port Authority"),
        (
            "body",
            "The harbour masters of two ports signed a timetable for grain ships on Monday, both offices said.",
        ),
        ("body", "“We have lost a summer,” said one of them, who asked not to be named because talks go on."),
        ("heading", "A summer of queues"),
        ("ad", "Subscribe to our newsletter and get the best of the week in your inbox."),
        (
            "body",
            "Ships waited for up to nine days in July, according to the agents who book the berths for them.",
        ),
        ("related", "Read also: Why the old crane is still the best"),
        (
            "body",
            "The timetable holds until the end of the season and will then be looked at again by both sides.",
        ),
        ("boilerplate", "Tags: grain, ports"),
        ("related", "Related articles"),
        ("related", "Ferry strike enters third day"),
        (
            "related",
            "Tomorrow, June 30, 2025, marks the day on which the old lighthouse was lit for the first time.",
        ),
        ("boilerplate", "© 2023 Harbour Media. All rights reserved."),
    ]);
    let metadata = &document.metadata;
    assert_eq!(metadata.authors[0].value, "Jane Doe");
    assert_eq!(metadata.published.as_ref().unwrap().date.to_string(), "2023-05-24");
    assert_eq!(metadata.section.as_ref().unwrap().value, "World News");
}

#[test]
fn a_russian_page() {
    let document = check(&[
        ("boilerplate", "Главная"),
        ("boilerplate", "Поиск"),
        ("title", "Мост через реку откроют к осени"),
        ("date", "5 марта 2024, 18:42"),
        ("byline", "Автор: Тимофей Краснов"),
        (
            "body",
            "Строители закончили укладку последнего пролёта моста, сообщили в администрации города в четверг.",
        ),
        ("ad", "Подпишитесь на наш канал, чтобы не пропустить новости."),
        ("body", "По словам подрядчика, движение откроют в сентябре, если погода не помешает испытаниям."),
        ("related", "Читайте также: Паром отправили на ремонт"),
        ("boilerplate", "Поделиться: ВКонтакте | Telegram"),
    ]);
    assert_eq!(document.metadata.authors[0].value, "Тимофей Краснов");
    assert_eq!(document.metadata.published.as_ref().unwrap().date.to_string(), "2024-03-05");
}

#[test]
fn a_sidebar_dates_nothing() {
    let text = "Port opens\n\nThe new port opened on Monday after four years of work, the builders said in a statement.\n\n\
                Related articles\n\nLighthouse lit\n\nMay 3, 2025\n";
    assert!(analyze(text).metadata.published.is_none());
}

#[test]
fn paragraphs_alone_are_the_article() {
    let one = "The new port opened on Monday after four years of work, the builders said in a statement.";
    let document = analyze(&[one; 3].join("\n\n"));
    assert!(document.metadata.title.is_none());
    assert_eq!(document.body(), [one; 3].join("\n\n"));
    // So is a single short line.
    assert_eq!(analyze("Beijing and Moscow signed it.").blocks[0].role.as_str(), "body");
}

#[test]
fn plain_input_has_no_roles_and_is_kept() {
    let options = Options { input: Input::Plain, ..Options::default() };
    let text = "Subscribe now\r\n\u{ad}By Jane Doe";
    let document = Pipeline::new(options).unwrap().analyze(Record::text("1", text));
    assert_eq!(&*document.text, text);
    assert!(document.repairs.is_empty());
    assert!(document.blocks.iter().all(|block| block.role.as_str() == "body"));
}

/// Single words must not cost a paragraph, or the rest of the article.
#[test]
fn paragraphs_with_words_of_furniture() {
    let lead = "The two sides met on Monday in the old town hall, officials of both delegations said.";
    for doubtful in [
        "The sides also signed a memorandum on copyright protection and on the exchange of patents.",
        "BEIJING, May 5 (Reuters) - The two sides agreed on a common timetable for trains and ships.",
        "You know that our trade has doubled in only five years and will double once more.",
        "By contrast, exports to the rest of the continent fell in the same months of the year.",
        "За сутки запись переговоров набрала три миллиона просмотров, сообщили в министерстве.",
    ] {
        let document = analyze(&[lead, doubtful, lead, lead].join("\n\n"));
        let roles: Vec<&str> = document.blocks.iter().map(|block| block.role.as_str()).collect();
        assert_eq!(roles, ["body"; 4], "{doubtful}");
    }
}

/// Two blocks in one line are two, and both know the line.
#[test]
fn fused_lines() {
    let text = "Two ports agree on a common timetable for grain ships\nBy Jane DoeMay 24, 2023 8:15 am\n\
                The harbour masters of two ports signed a timetable for grain ships on Monday, both offices said.\n\
                The timetable holds until the end of the season and will then be looked at again by both sides.";
    let document = analyze(text);
    let blocks: Vec<(u32, &str)> =
        document.blocks[1..3].iter().map(|block| (block.source_line, document.slice(block.span))).collect();
    assert_eq!(blocks, [(2, "By Jane Doe"), (2, "May 24, 2023 8:15 am")]);
    assert_eq!(document.metadata.authors[0].value, "Jane Doe");
    assert_eq!(document.metadata.published.as_ref().unwrap().date.to_string(), "2023-05-24");
}

proptest::proptest! {
    /// Blocks cover the lines in order, none overlapping another, whatever the text.
    #[test]
    fn blocks_in_order(text in "([A-Za-zА-я中文đ.,:|>#@©\\-0-9 ]{0,30}(\n|\r\n|\t)?){0,20}") {
        let document = analyze(&text);
        let mut end = 0;
        for block in &document.blocks {
            proptest::prop_assert!(block.span.start >= end && block.span.end > block.span.start);
            proptest::prop_assert!((0.0..=1.0).contains(&block.role_score));
            end = block.span.end;
        }
        let blocks: String = document.blocks.iter().map(|block| document.slice(block.span)).collect();
        let letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>();
        proptest::prop_assert_eq!(letters(&blocks), letters(&document.text));
    }
}

/// Ten times the text takes about ten times as long, in many lines and in one.
#[test]
fn time_is_linear() {
    let pipeline = Pipeline::new(Options { steps: amur::Steps::BLOCKS, ..Options::default() }).unwrap();
    let seconds = |text: String| {
        let start = std::time::Instant::now();
        let _ = pipeline.analyze(Record::text("1", text));
        start.elapsed().as_secs_f64()
    };
    for (unit, times) in [("Read more: ferry 5\n", 1000), ("The harbour masters signed a timetable. ", 5000)]
    {
        let small = seconds(unit.repeat(times)).max(0.01);
        let large = seconds(unit.repeat(10 * times));
        assert!(large < 40.0 * small, "{unit}: {small} s, then {large} s");
    }
}
