//! Who is named, and as whom.

use std::sync::atomic::{AtomicUsize, Ordering};

use amur::{
    Content, Document, EntityType, Error, Given, Input, Options, Pipeline, Record, SentenceView, Steps,
    Tagged, Tagger,
};

fn pipeline() -> Pipeline {
    Pipeline::new(Options::default()).expect("the default options are valid")
}

fn analyze(text: &str) -> Document {
    pipeline().analyze(Record::text("1", text))
}

/// The mentions as (text, name).
fn names(document: &Document) -> Vec<(&str, &str)> {
    document.mentions.iter().map(|mention| (document.slice(mention.span), &*mention.name)).collect()
}

#[test]
fn one_person_in_four_languages() {
    let ids: Vec<String> = [
        "Xi Jinping arrived on Monday.",
        "习近平发表讲话。",
        "Встреча с Си Цзиньпином прошла в понедельник.",
        "Ông Tập Cận Bình phát biểu hôm thứ Hai tại hội nghị.",
    ]
    .map(|text| analyze(text).mentions[0].entity_id.to_string())
    .to_vec();
    assert_eq!(ids, vec!["per:xi-jinping"; 4]);
}

#[test]
fn a_family_name_belongs_to_the_full_name() {
    let document = analyze(
        "Arden Quill, a miller, spoke first. Ms. Arden Quill left early. Mr. Quill was followed by Lavrov.",
    );
    let last = names(&document);
    assert!(last.contains(&("Quill", "Arden Quill")), "{last:?}");
    assert!(last.contains(&("Lavrov", "Sergei Lavrov")), "{last:?}");
}

#[test]
fn namesakes_stay_apart() {
    let document = analyze("Mr. Boris Stolbov and Mr. Vladimir Stolbov disagreed. Stolbov left.");
    let ids: Vec<&str> = document.mentions.iter().map(|mention| &*mention.entity_id).collect();
    assert_eq!(ids.len(), 3);
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2], "{ids:?}");
    // The unresolved name holds for its document alone; the full names hold everywhere.
    let other = pipeline()
        .analyze(Record::text("2", "Mr. Boris Stolbov and Mr. Vladimir Stolbov disagreed. Stolbov left."));
    assert_eq!(document.mentions[0].entity_id, other.mentions[0].entity_id);
    assert_ne!(document.mentions[2].entity_id, other.mentions[2].entity_id);
}

#[test]
fn a_namesake_of_somebody_known() {
    let document = analyze("Mr. Anton Lavrov runs a mill. Lavrov sold it.");
    assert_eq!(names(&document), [("Anton Lavrov", "Anton Lavrov"), ("Lavrov", "Anton Lavrov")]);
}

#[test]
fn a_given_name_that_contradicts_makes_another_person() {
    for (text, full, family) in [
        ("贸易代表格奥尔基·舒瓦洛夫抵达北京。舒瓦洛夫表示，合作将继续。", "格奥尔基·舒瓦洛夫", "舒瓦洛夫"),
        ("Mr. Georgy Shuvalov arrived. Shuvalov said that trade would grow.", "Georgy Shuvalov", "Shuvalov"),
        (
            "Об этом сообщил министр Георгий Шувалов. Шувалов ответил на вопросы.",
            "Георгий Шувалов",
            "Шувалов",
        ),
        (
            "Ông Georgy Shuvalov đã đến. Ông Shuvalov cho biết thương mại sẽ tăng.",
            "Georgy Shuvalov",
            "Shuvalov",
        ),
    ] {
        let document = analyze(text);
        let people: Vec<_> =
            document.mentions.iter().filter(|mention| mention.kind == EntityType::Per).collect();
        let texts: Vec<_> = people.iter().map(|mention| document.slice(mention.span)).collect();
        assert_eq!(texts, [full, family], "{text}: {:?}", names(&document));
        assert!(people.iter().all(|mention| &*mention.name == full), "{text}: {:?}", names(&document));
        assert_eq!(people[0].entity_id, people[1].entity_id);
    }
    // The given name of the gazetteer, a spelling of it, and none at all are the known person.
    for text in ["伊戈尔·舒瓦洛夫抵达北京。", "舒瓦洛夫表示欢迎。", "弗拉迪米尔·普京发表讲话。"]
    {
        let document = analyze(text);
        assert!(!document.mentions[0].entity_id.contains('~'), "{text}: {:?}", names(&document));
    }
    // Two who share the family name leave it open.
    let document = analyze("格奥尔基·舒瓦洛夫和伊戈尔·舒瓦洛夫出席会议。舒瓦洛夫发言。");
    let ids: Vec<&str> = document.mentions.iter().map(|mention| &*mention.entity_id).collect();
    assert_eq!(ids.len(), 3, "{:?}", names(&document));
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2], "{ids:?}");
}

#[test]
fn descriptions_mean_whom_the_document_names() {
    for text in [
        "China's ambassador to Russia, Zhang Hanhui, opened the hall in Moscow on Monday. “The road is open,” the \
         ambassador said. The 61-year-old diplomat added: “We will build more of them.”",
        "Посол Китая в России Чжан Ханьхуэй открыл зал в Москве в понедельник. «Дорога открыта», — сказал посол. \
         61-летний дипломат добавил: «Мы построим ещё несколько».",
        "中国驻俄罗斯大使张汉晖周一在莫斯科为展厅揭幕。“道路已经打通，”这位大使说。这位61岁的外交官补充说：“我们还要修建更多。”",
        "Đại sứ Trung Quốc tại Nga Trương Hán Huy khai mạc gian phòng tại Moskva hôm thứ Hai. \"Con đường đã mở\", vị \
         đại sứ nói. Nhà ngoại giao 61 tuổi nói thêm: \"Chúng tôi sẽ xây thêm nhiều con đường nữa.\"",
    ] {
        let document = analyze(text);
        let speakers = document.quotes.iter().map(|quote| quote.speaker.as_ref()?.name.as_deref());
        assert_eq!(speakers.collect::<Vec<_>>(), [Some("Zhang Hanhui"); 2], "{text}");
    }
}

#[test]
fn initials_and_spellings_of_somebody_known() {
    for text in [
        "Mr. S. Lavrov arrived. Lavrov spoke first.",
        "Mr. Sergey V. Lavrov arrived. Lavrov spoke first.",
        "Об этом сообщил министр С. Лавров. Позиция Лаврова не изменилась.",
    ] {
        let document = analyze(text);
        let ids: Vec<&str> = document.mentions.iter().map(|mention| &*mention.entity_id).collect();
        assert_eq!(ids, ["per:sergei-lavrov"; 2], "{text}: {:?}", names(&document));
    }
}

#[test]
fn a_russian_name_in_any_case_is_one_person() {
    let document = analyze(
        "Интервью с директором Иваном Столбовым вышло в среду. Директор Иван Столбов ответил на вопросы. По словам \
         Столбова, работа продолжится. Мария Столбова не участвовала.",
    );
    let people: Vec<_> = names(&document).into_iter().map(|(_, name)| name).collect();
    assert_eq!(people, ["Иван Столбов", "Иван Столбов", "Столбова", "Мария Столбова"]);
    let document = analyze("Директору Ивану Столбову вручили награду. Столбов поблагодарил коллег.");
    assert_eq!(names(&document), [("Ивану Столбову", "Иван Столбов"), ("Столбов", "Иван Столбов")]);
}

#[test]
fn a_chinese_name_of_two_characters() {
    let document = analyze("公司总经理王楠表示欢迎。王楠说，项目将继续。");
    assert_eq!(names(&document), [("王楠", "王楠"), ("王楠", "王楠")]);
    assert_eq!(document.mentions[0].entity_id, document.mentions[1].entity_id);
}

#[test]
fn a_place_that_is_something_else() {
    for (text, count) in [
        ("Крейсер «Архангельск» вышел в море из порта.", 0),
        ("Порт Архангельск принял первое судно.", 1),
        ("Bà Nga cho biết chị sẽ đến dự hội nghị.", 0),
        ("Ms. Georgia was the first to arrive at the hall.", 0),
    ] {
        let document = analyze(text);
        let places = document.mentions.iter().filter(|mention| mention.kind == EntityType::Loc).count();
        assert_eq!(places, count, "{text}: {:?}", names(&document));
    }
}

#[test]
fn institutions_take_the_country_beside_them() {
    for text in [
        "Russia's Foreign Ministry said so.",
        "The Ministry of Foreign Affairs of Russia said so.",
        "МИД России сообщил об этом.",
        "俄罗斯外交部表示欢迎。",
        "Bộ Ngoại giao Nga cho biết như vậy.",
    ] {
        let document = analyze(text);
        assert_eq!(&*document.mentions[0].entity_id, "org:mfa:RUS", "{text}");
        assert_eq!(document.mentions.len(), 1, "{text}: {:?}", names(&document));
    }
    let document = analyze("The Chinese Foreign Ministry protested. The Foreign Ministry gave no details.");
    let ministry: Vec<_> = document.mentions.iter().map(|mention| &*mention.entity_id).collect();
    assert_eq!(ministry, ["org:mfa:CHN"; 2]);
}

#[test]
fn capitals_and_currencies() {
    let document = analyze("MOSCOW, March 3 — Exports reached US$5 billion, the US said.");
    assert_eq!(names(&document), [("MOSCOW", "Moscow"), ("US", "United States")]);
}

#[test]
fn nothing_from_furniture() {
    let text = "Deal signed in the north\n\nThe two companies signed a contract for thirty years on Monday, they said in a statement.\n\n\
                Related articles\n\nPutin visits a school\n\nXi Jinping opens a museum of old ships in the harbour of a northern town.";
    assert!(analyze(text).mentions.is_empty());
}

#[test]
fn a_gazetteer_of_the_user_wins() {
    let table = "id\ttype\tname\tcountry\tflags\teng\trus\tcmn\tvie\tnote\n\
                 org:my-beijing\tORG\tBeijing Tavern\tGBR\t\tBeijing\t\t\t\ta tavern\n";
    let options = Options { gazetteers: vec![("mine.tsv".into(), table.into())], ..Options::default() };
    let document = Pipeline::new(options).unwrap().analyze(Record::text("1", "Beijing opened at noon."));
    assert_eq!(&*document.mentions[0].entity_id, "org:my-beijing");
    assert_eq!(document.mentions[0].kind, EntityType::Org);
}

#[test]
fn steps_that_are_not_asked_for_do_not_run() {
    for (steps, sentences) in [(Steps::BLOCKS, false), (Steps::SENTENCES, true)] {
        let options = Options { steps, ..Options::default() };
        let document = Pipeline::new(options).unwrap().analyze(Record::text("1", "Beijing spoke."));
        assert_eq!((!document.sentences.is_empty(), document.mentions.is_empty()), (sentences, true));
    }
}

#[test]
fn what_is_given_wins_and_what_is_wrong_is_told() {
    let given = Given {
        title: Some("A title".into()),
        published: Some("next week".into()),
        lang: Some("tlh".into()),
        ..Given::default()
    };
    let document = pipeline().analyze(Record::text("1", "Beijing spoke.").with_given(given));
    assert_eq!(document.metadata.title.as_ref().unwrap().value, "A title");
    let codes: Vec<&str> = document.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["unknown-language", "bad-date"]);
    assert!(document.diagnostics.iter().all(|diagnostic| diagnostic.doc_id.as_deref() == Some("1")));
}

#[test]
fn quotations_in_another_language_are_told() {
    let text = "The ambassador closed the evening with a line in Russian, «Мы договорились продолжить переговоры осенью», \
                and the guests from both delegations applauded before they left the hall for dinner.";
    let options = Options { input: Input::Plain, ..Options::default() };
    let document = Pipeline::new(options).unwrap().analyze(Record::text("1", text));
    let start = text.chars().position(|char| char == '«').unwrap() + 1;
    let end = text.chars().position(|char| char == '»').unwrap();
    let told: Vec<_> = document.diagnostics.iter().map(|one| (one.code, one.message.as_str())).collect();
    let message = format!("characters {start} to {end} are in `rus`, unlike the block around them");
    assert_eq!(told, [("foreign-text", message.as_str())]);
}

/// Counts its calls, and takes every first word for an organisation.
#[derive(Debug)]
struct Batches(&'static AtomicUsize);

impl Tagger for Batches {
    fn tag(&self, sentences: &[SentenceView<'_>]) -> Result<Vec<Vec<Tagged>>, Error> {
        self.0.fetch_add(1, Ordering::Relaxed);
        let first = |sentence: &SentenceView<'_>| sentence.tokens.first().map(|token| token.span);
        let tagged = |span| Tagged { span, kind: EntityType::Org, score: 0.5 };
        Ok(sentences.iter().map(|sentence| first(sentence).map(tagged).into_iter().collect()).collect())
    }

    fn wants_batches(&self) -> bool {
        true
    }
}

#[test]
fn a_tagger_may_want_whole_batches() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let pipeline = pipeline().with_tagger(Batches(&CALLS));
    let records = vec![
        Record::text("1", "Alpha spoke. Beta left."),
        Record { content: Content::Text(String::new()), ..Record::text("2", "") },
        Record::text("3", "Gamma stayed."),
    ];
    let documents = pipeline.analyze_batch(records).unwrap();
    let all: Vec<Vec<&str>> = documents
        .iter()
        .map(|document| names(document).into_iter().map(|(text, _)| text).collect())
        .collect();
    assert_eq!(all, [vec!["Alpha", "Beta"], vec![], vec!["Gamma"]]);
    assert_eq!(CALLS.load(Ordering::Relaxed), 1);
}

#[test]
fn common_words_name_nobody() {
    let document = analyze(
        "Vice Premier He Lifeng met To Lam in May. He said much. To expand trade takes time. He left.",
    );
    let people: Vec<&str> = document
        .mentions
        .iter()
        .filter(|mention| mention.kind == EntityType::Per)
        .map(|mention| document.slice(mention.span))
        .collect();
    assert_eq!(people, ["He Lifeng", "To Lam"]);
}

#[test]
fn capitals_whose_small_letters_have_another_length() {
    for text in ["Сегодня AȺȺКИТАЙСКИЙ'ẞẞ МИД сообщил о встрече.", "Переговоры: AȺКИТАЙСКИЙ'ẞ посол и мид."]
    {
        assert!(analyze(text).mentions.iter().all(|mention| !mention.span.is_empty()));
    }
}

#[test]
fn guards_look_at_words() {
    let table = "id\ttype\tname\tcountry\tflags\teng\trus\tcmn\tvie\tnote\n\
                 org:shell-test\tORG\tShell Test\t\t\tShelly{near:oil}\t\t\t\t\n";
    let options = Options { gazetteers: vec![("mine.tsv".into(), table.into())], ..Options::default() };
    let pipeline = Pipeline::new(options).expect("a valid gazetteer");
    let found = |text: &str| {
        let document = pipeline.analyze(Record::text("1", text));
        document.mentions.iter().any(|mention| &*mention.entity_id == "org:shell-test")
    };
    assert!(found("The company Shelly drills for oil.") && !found("The turmoil hit Shelly."));
}
