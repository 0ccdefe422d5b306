//! Figures and dates, case by case in four languages, and what holds of any text.

use amur::{Content, Document, Format, Given, Input, Options, Pipeline, Record, Steps};
use proptest::prelude::*;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let options = Options { input: Input::Plain, steps: Steps::FIGURES, ..Options::default() };
    Pipeline::new(options).expect("the default options are valid")
});

fn analysed(lang: &str, text: &str, reference: Option<&str>) -> Document {
    let given = Given {
        lang: Some(lang.to_owned()),
        reference_date: reference.map(str::to_owned),
        ..Given::default()
    };
    PIPELINE.analyze(Record {
        id: "1".into(),
        source: None,
        content: Content::Text(text.into()),
        format: Format::Text,
        given,
    })
}

/// `text=value unit`, with the kind before it, and bound, change, range and approximation where there are any.
fn figures(lang: &str, text: &str) -> Vec<String> {
    let document = analysed(lang, text, Some("2022-05-24"));
    let shown = |figure: &amur::Figure| {
        let mut line = format!("{} {}={}", figure.kind.as_str(), document.slice(figure.span), figure.value);
        if let Some(high) = figure.value_high {
            line.push_str(&format!("..{high}"));
        }
        line.push_str(&format!(" {}", figure.unit.as_deref().unwrap_or("-")));
        for word in [figure.bound.as_str(), figure.change.as_str()] {
            if word != "none" {
                line.push_str(&format!(" {word}"));
            }
        }
        if figure.approximate {
            line.push_str(" about");
        }
        line
    };
    document.figures.iter().map(shown).collect()
}

/// `text=timex start..end`.
fn dates(lang: &str, text: &str, reference: Option<&str>) -> Vec<String> {
    let document = analysed(lang, text, reference);
    let day = |day: Option<jiff::civil::Date>| day.map_or("-".to_owned(), |day| day.to_string());
    document
        .dates
        .iter()
        .map(|time| {
            let timex = time.timex.as_deref().unwrap_or("-");
            format!("{}={timex} {}..{}", document.slice(time.span), day(time.start), day(time.end))
        })
        .collect()
}

fn check_figures(lang: &str, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(figures(lang, text), *expected, "{text}");
    }
}

/// All dates are read on Tuesday, 24 May 2022.
fn check_dates(lang: &str, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(dates(lang, text, Some("2022-05-24")), *expected, "{text}");
    }
}

#[test]
fn english_figures() {
    check_figures(
        "eng",
        &[
            ("The loan of US$4.25 billion was signed.", &["money US$4.25 billion=4250000000 USD"]),
            ("It cost about 300 million yuan.", &["money 300 million yuan=300000000 CNY about"]),
            ("They paid $79.3bn for it.", &["money $79.3bn=79300000000 USD"]),
            ("Trade rose by 12.5 per cent.", &["percent 12.5 per cent=12.5 % up"]),
            ("Output fell 3 percentage points.", &["percent 3 percentage points=3 pp down"]),
            (
                "More than 40 ships carried 2,500 tonnes of grain.",
                &["count 40=40 ships over", "quantity 2,500 tonnes=2500 t"],
            ),
            (
                "Flows of between 5 and 7 billion cubic metres are planned.",
                &["quantity 5 and 7 billion cubic metres=5000000000..7000000000 m3"],
            ),
            (
                "Twenty-one factories burn half a million tons.",
                &["count Twenty-one=21 factories", "quantity half a million tons=500000 t"],
            ),
            ("The pilot is 43 years old.", &["age 43 years old=43 a"]),
            ("A three-year plan was agreed.", &["quantity three-year=3 a"]),
            ("Two Su-35 jets and an S-400 battery met flight MH17 near the G7 hall.", &["count Two=2 -"]),
            ("The two sides spoke of Article 5.", &[]),
            ("Sales reached $3m on 5 March 2021.", &["money $3m=3000000 USD"]),
        ],
    );
}

#[test]
fn russian_figures() {
    check_figures(
        "rus",
        &[
            ("Товарооборот вырос на 12,5 процента.", &["percent 12,5 процента=12.5 % up"]),
            ("Контракт стоит 200 млрд долларов.", &["money 200 млрд долларов=200000000000 USD"]),
            ("Завод выпустил более 1 500 тонн стали.", &["quantity 1 500 тонн=1500 t over"]),
            ("Стороны подписали двадцать пять соглашений.", &["count двадцать пять=25 соглашений"]),
            ("Цена упала до полутора миллионов рублей.", &["money полутора миллионов рублей=1500000 RUB"]),
        ],
    );
}

#[test]
fn chinese_figures() {
    check_figures(
        "cmn",
        &[
            ("合同金额为90亿美元。", &["money 90亿美元=9000000000 USD"]),
            ("貿易額增長三成。", &["percent 三成=30 % up"]),
            ("占比超过百分之四十五。", &["percent 百分之四十五=45 % over"]),
            ("每年供应一亿两千万立方米天然气。", &["quantity 一亿两千万立方米=120000000 m3"]),
            ("他买了三吨半大米。", &["quantity 三吨半=3.5 t"]),
            ("双方签署了二十五项协议。", &["count 二十五=25 项"]),
        ],
    );
}

#[test]
fn fractions_and_powers() {
    check_figures(
        "eng",
        &[
            ("The ratio is two and a third.", &["count two and a third=2.3333333333333335 -"]),
            ("Only three twenty-fifths of it are sold.", &["count three twenty-fifths=0.12 -"]),
            ("One hundred and twelve eighths.", &["count One hundred and twelve eighths=14 -"]),
            ("Four out of five drivers agreed.", &["count Four out of five=0.8 drivers"]),
            ("He won seven out of 11 states.", &["count seven=7 -", "count 11=11 states"]),
            ("It grew by 10^6 cells.", &["count 10^6=1000000 cells up"]),
            ("The factor is 2.5^-2.", &["count 2.5^-2=0.16 -"]),
            ("They drew 4.5 k visitors.", &["count 4.5 k=4500 visitors"]),
            ("Call +7-495-123/4567 today.", &[]),
            ("- 40", &["count - 40=-40 -"]),
            ("- 40 trucks came.", &["count 40=40 trucks"]),
            ("Inflation at a percentage of 8.5.", &["percent percentage of 8.5=8.5 %"]),
        ],
    );
    check_figures(
        "rus",
        &[
            ("Две трети заводов стоят.", &["count Две трети=0.6666666666666666 заводов"]),
            ("Три десятых процента.", &["percent Три десятых процента=0.3 %"]),
        ],
    );
    check_figures("vie", &[("Hai phần ba số tàu đã về.", &["count Hai phần ba=0.6666666666666666 số"])]);
}

#[test]
fn chinese_numerals() {
    check_figures(
        "cmn",
        &[
            ("工厂有三四百名工人。", &["count 三四百=300..400 名"]),
            ("大约占百分之二三十。", &["percent 百分之二三十=20..30 %"]),
            ("二十几万吨煤运到了。", &["quantity 二十几万吨=200000 t over"]),
            ("来了二十多人。", &["count 二十=20 人 over"]),
            ("他们打对折出售。", &["percent 对折=50 %"]),
            ("答案是五。", &["count 五=5 -"]),
            ("产量排名前三的省份。", &["count 三=3 的"]),
            ("一切都好。", &[]),
        ],
    );
}

#[test]
fn vietnamese_figures() {
    check_figures(
        "vie",
        &[
            ("Dự án trị giá 5 tỷ USD.", &["money 5 tỷ USD=5000000000 USD"]),
            ("Giá khoảng 7.000 đồng.", &["money 7.000 đồng=7000 VND about"]),
            ("Kim ngạch tăng 12,5%.", &["percent 12,5%=12.5 % up"]),
            (
                "Hai mươi lăm tàu chở hơn 3 triệu tấn dầu.",
                &["count Hai mươi lăm=25 tàu", "quantity 3 triệu tấn=3000000 t over"],
            ),
        ],
    );
}

#[test]
fn english_dates() {
    check_dates(
        "eng",
        &[
            (
                "It was signed on Thursday, May 12, 2022.",
                &["Thursday, May 12, 2022=2022-05-12 2022-05-12..2022-05-13"],
            ),
            ("They met on Friday.", &["Friday=2022-05-20 2022-05-20..2022-05-21"]),
            ("They will meet on Friday.", &["Friday=2022-05-27 2022-05-27..2022-05-28"]),
            ("Exports grew last month.", &["last month=2022-04 2022-04-01..2022-05-01"]),
            (
                "Sales in April were above those of a year earlier.",
                &["April=2022-04 2022-04-01..2022-05-01", "a year earlier=2021-04 2021-04-01..2021-05-01"],
            ),
            (
                "The bridge opened in December last year.",
                &["December last year=2021-12 2021-12-01..2022-01-01"],
            ),
            ("Work goes on until the end of June.", &["the end of June=2022-06 2022-06-30..2022-07-01"]),
            ("It ran from 2014 to 2018.", &["from 2014 to 2018=2014/2018 2014-01-01..2019-01-01"]),
            ("The talks took three weeks.", &["three weeks=P3W -..-"]),
            (
                "The first quarter of 2021 was weak.",
                &["The first quarter of 2021=2021-Q1 2021-01-01..2021-04-01"],
            ),
            ("In the 1990s trade was small.", &["the 1990s=199 1990-01-01..2000-01-01"]),
            (
                "He arrived two weeks before Christmas.",
                &["two weeks before Christmas=2021-12-11 2021-12-11..2021-12-12"],
            ),
            ("Every Monday they call.", &["Every Monday=XXXX-WXX-1 -..-"]),
            ("This may be late, and 2000 tons are missing.", &[]),
        ],
    );
}

#[test]
fn russian_dates() {
    check_dates(
        "rus",
        &[
            ("Встреча прошла 12 мая 2022 года.", &["12 мая 2022 года=2022-05-12 2022-05-12..2022-05-13"]),
            ("В прошлом месяце цены выросли.", &["прошлом месяце=2022-04 2022-04-01..2022-05-01"]),
            ("Вчера он прибыл в Пекин.", &["Вчера=2022-05-23 2022-05-23..2022-05-24"]),
            ("Через три года мост откроют.", &["Через три года=2025 2025-01-01..2026-01-01"]),
            ("Это было в 2014–2018 годах.", &["2014–2018 годах=2014/2018 2014-01-01..2019-01-01"]),
        ],
    );
}

#[test]
fn chinese_dates() {
    check_dates(
        "cmn",
        &[
            ("双方于2022年5月12日会晤。", &["2022年5月12日=2022-05-12 2022-05-12..2022-05-13"]),
            ("上月出口增长。", &["上月=2022-04 2022-04-01..2022-05-01"]),
            ("他昨天抵达莫斯科。", &["昨天=2022-05-23 2022-05-23..2022-05-24"]),
            ("二零二四年三月开工。", &["二零二四年三月=2024-03 2024-03-01..2024-04-01"]),
            ("去年下半年價格下跌。", &["去年下半年=2021-H2 2021-07-01..2022-01-01"]),
            ("下周三开会。", &["下周三=2022-06-01 2022-06-01..2022-06-02"]),
        ],
    );
}

#[test]
fn vietnamese_dates() {
    check_dates(
        "vie",
        &[
            (
                "Lễ ký diễn ra ngày 12 tháng 5 năm 2022.",
                &["ngày 12 tháng 5 năm 2022=2022-05-12 2022-05-12..2022-05-13"],
            ),
            ("Tháng trước xuất khẩu tăng.", &["Tháng trước=2022-04 2022-04-01..2022-05-01"]),
            ("Hôm qua ông đến Hà Nội.", &["Hôm qua=2022-05-23 2022-05-23..2022-05-24"]),
            ("Quý 3 năm 2021 khó khăn.", &["Quý 3 năm 2021=2021-Q3 2021-07-01..2021-10-01"]),
        ],
    );
}

#[test]
fn moments_and_ends() {
    check_dates(
        "eng",
        &[
            ("They meet on Friday 1 pm.", &["Friday 1 pm=2022-05-20T13:00 2022-05-20..2022-05-21"]),
            ("A fire broke out at 6.45am.", &["6.45am=T06:45 -..-"]),
            ("The talks ran late on Tuesday nights.", &["Tuesday nights=XXXX-WXX-2TNI -..-"]),
            ("It will be ready by year-end.", &["year-end=2022-12-31 2022-12-31..2023-01-01"]),
            ("He came a week or so ago.", &["a week or so ago=2022-05-17 2022-05-17..2022-05-18"]),
            ("Prices may ease in coming months.", &["coming months=PXM -..-"]),
            ("It was signed in the nineties.", &["the nineties=199 1990-01-01..2000-01-01"]),
            ("She is in her nineties.", &[]),
        ],
    );
    check_dates(
        "cmn",
        &[("会议明天下午5:00开始。", &["明天下午5:00=2022-05-25T17:00 2022-05-25..2022-05-26"])],
    );
}

#[test]
fn the_other_end_of_a_range_tells_the_year() {
    check_dates(
        "eng",
        &[(
            "The fair ran from 3 May 2016 to 5 June.",
            &["from 3 May 2016 to 5 June=2016-05-03/2016-06-05 2016-05-03..2016-06-06"],
        )],
    );
    check_dates(
        "cmn",
        &[(
            "2016年6月1日到6月30日停航。",
            &["2016年6月1日到6月30日=2016-06-01/2016-06-30 2016-06-01..2016-07-01"],
        )],
    );
    check_dates(
        "vie",
        &[("Hội chợ mở cửa 8-19/9.", &["8-19/9=2022-09-08/2022-09-19 2022-09-08..2022-09-20"])],
    );
    check_dates(
        "rus",
        &[(
            "Выставка шла с 14.10. по 15.10.2018.",
            &["с 14.10. по 15.10.2018=2018-10-14/2018-10-15 2018-10-14..2018-10-16"],
        )],
    );
}

#[test]
fn a_comparison_does_not_move_the_clock() {
    check_dates(
        "eng",
        &[(
            "Sales rose in the first quarter from the year-ago quarter. Costs of the quarter fell below those of the 2021 quarter.",
            &[
                "the first quarter=2022-Q1 2022-01-01..2022-04-01",
                "the year-ago quarter=2021-Q1 2021-01-01..2021-04-01",
                "the quarter=2022-Q1 2022-01-01..2022-04-01",
                "the 2021 quarter=2021-Q1 2021-01-01..2021-04-01",
            ],
        )],
    );
    // What an event is told by, no clock knows.
    check_dates("eng", &[("He left three weeks before the vote.", &["three weeks=P3W -..-"])]);
}

#[test]
fn without_a_date_nothing_is_guessed() {
    assert_eq!(dates("eng", "They met on Friday.", None), ["Friday=XXXX-WXX-5 -..-"]);
    assert_eq!(dates("eng", "Exports grew last month.", None), ["last month=XXXX-XX -..-"]);
    assert_eq!(dates("rus", "Вчера он прибыл.", None), ["Вчера=XXXX-XX-XX -..-"]);
    assert_eq!(dates("cmn", "去年增长。", None), ["去年=XXXX -..-"]);
    assert_eq!(dates("vie", "Hôm qua ông đến.", None), ["Hôm qua=XXXX-XX-XX -..-"]);
    // A partial date anchors what it can.
    assert_eq!(
        dates("eng", "Exports grew last year.", Some("2022")),
        ["last year=2021 2021-01-01..2022-01-01"]
    );
    assert_eq!(dates("eng", "They met yesterday.", Some("2022-05")), ["yesterday=XXXX-XX-XX -..-"]);
}

#[test]
fn context_of_a_figure() {
    let text = "Exports of timber to the region rose 8 per cent in March 2021.";
    let document = analysed("eng", text, None);
    let figure = &document.figures[0];
    assert_eq!(figure.measures.map(|span| document.slice(span)), Some("Exports of timber to the region"));
    assert_eq!(figure.period.as_deref(), Some("2021-03"));
}

#[test]
fn credited_to_whom() {
    let sources = |text: &str| {
        let document = analysed("eng", text, None);
        let source = |figure: &amur::Figure| figure.source.map(|span| document.slice(span).to_owned());
        document.figures.iter().map(source).collect::<Vec<_>>()
    };
    let text = "Exports rose 8 per cent, Xinhua reported. They came to 40 tons.";
    assert_eq!(sources(text), [Some("Xinhua".to_owned()), None]);
    assert_eq!(sources("According to Reuters, 40 ships left."), [Some("Reuters".to_owned())]);
}

#[test]
fn a_number_of_a_name_is_no_figure() {
    assert_eq!(figures("eng", "The Group of Seven met in Moscow with 30 guests."), ["count 30=30 guests"]);
}

#[test]
fn only_what_is_asked_for() {
    let run = |steps| {
        let options = Options { steps, ..Options::default() };
        let pipeline = Pipeline::new(options).expect("valid options");
        let document = pipeline.analyze(Record::text("1", "On 5 May 2021 Russia sold 20 tons."));
        [!document.mentions.is_empty(), !document.dates.is_empty(), !document.figures.is_empty()]
    };
    assert_eq!(run(Steps::SENTENCES), [false, false, false]);
    assert_eq!(run(Steps::DATES), [false, true, false]);
    assert_eq!(run(Steps::FIGURES), [true, true, true]);
    assert_eq!(run(Steps::MENTIONS), [true, false, false]);
    assert_eq!(run(Steps::default()), [true, true, true]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(
        lang in prop::sample::select(vec!["eng", "rus", "cmn", "vie"]),
        parts in prop::collection::vec(prop::sample::select(vec![
            "5", "1,200", "3.5", "31", "2024", "99999999999", "$", "%", "-", "/", ".", ",", " ", " ", " ", "million", "year", "years",
            "ago", "last", "May", "Friday", "from", "to", "a", "half", "and", "hundred", "two", "third", "万", "亿", "年", "月", "日", "三",
            "十", "半", "分", "之", "前", "上", "周", "года", "млрд", "пять", "через", "назад", "с", "по", "tháng", "ngày", "năm",
            "tỷ", "trước", "MH17", "(", ")", "😀", "between", "before", "every", "10:30", "12.12.2012", "°", "m",
        ]), 0..24),
    ) {
        let text = parts.concat();
        let document = analysed(lang, &text, Some("2022-05-24"));
        let mut last = 0;
        for time in &document.dates {
            let sentence = &document.sentences[time.sentence as usize];
            prop_assert!(sentence.span.contains(time.span) && time.span.start >= last);
            prop_assert!(text.get(time.span.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(time.start.zip(time.end).is_none_or(|(start, end)| start < end), "{:?}", time);
            last = time.span.end;
        }
        last = 0;
        for figure in &document.figures {
            let sentence = &document.sentences[figure.sentence as usize];
            prop_assert!(sentence.span.contains(figure.span) && figure.span.start >= last, "{:?}", figure);
            prop_assert!(text.get(figure.span.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(figure.value.is_finite());
            prop_assert!(figure.value_high.is_none_or(|high| high > figure.value));
            last = figure.span.end;
        }
    }
}
