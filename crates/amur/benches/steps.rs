//! Every step on the same generated article, in bytes a second: `cargo bench -p amur --features bench`.

use amur::bench::{Prepared, load_gazetteer};
use amur::{Options, Pipeline, Record};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Articles in four languages, long enough for a steady figure.
const LANGUAGES: [&str; 4] = ["eng", "rus", "cmn", "vie"];

fn article(lang: &str) -> String {
    let paragraph = match lang {
        "rus" => {
            "Министр иностранных дел России Сергей Лавров заявил 24 мая в Москве, что товарооборот с Китаем вырос на 29,3%, до 190 млрд долларов, а \
             «Газпром» увеличил поставки. По словам министра, стороны обсудили энергетику, транспорт и расчёты в юанях."
        }
        "cmn" => {
            "俄罗斯外交部长拉夫罗夫5月24日在莫斯科表示，俄中贸易额增长29.3%，达1900亿美元，俄罗斯天然气工业股份公司增加了供应。双方讨论了能源、交通和人民币结算问题。"
        }
        "vie" => {
            "Ngoại trưởng Nga Sergei Lavrov nói ngày 24 tháng 5 tại Moscow rằng kim ngạch thương mại với Trung Quốc tăng 29,3% lên 190 tỷ USD và \
             Gazprom đã tăng lượng cung cấp. Hai bên bàn về năng lượng, giao thông và thanh toán bằng nhân dân tệ."
        }
        _ => {
            "Russian Foreign Minister Sergei Lavrov said in Moscow on 24 May that trade with China had grown by 29.3% to $190 billion and that \
             Gazprom had raised its deliveries. The two sides discussed energy, transport and settlement in yuan, he added."
        }
    };
    let mut text = String::from("Talks end with a joint statement\n\nBy Jane Doe\n");
    for _ in 0..200 {
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    text
}

fn step(bencher: Bencher<'_, '_>, lang: &str, step: fn(&Prepared) -> usize) {
    let text = article(lang);
    let prepared = Prepared::new(&text);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| step(black_box(&prepared)));
}

#[divan::bench(args = LANGUAGES)]
fn s1_decode(bencher: Bencher<'_, '_>, lang: &str) {
    step(bencher, lang, Prepared::decode);
}

#[divan::bench(args = LANGUAGES)]
fn s2_parse(bencher: Bencher<'_, '_>, lang: &str) {
    step(bencher, lang, Prepared::parse);
}

#[divan::bench(args = LANGUAGES)]
fn s3_language(bencher: Bencher<'_, '_>, lang: &str) {
    step(bencher, lang, |prepared| prepared.language().to_bits() as usize);
}

#[divan::bench(args = LANGUAGES)]
fn s4_segment(bencher: Bencher<'_, '_>, lang: &str) {
    step(bencher, lang, Prepared::segment);
}

#[divan::bench(args = LANGUAGES)]
fn s5_gazetteer(bencher: Bencher<'_, '_>, lang: &str) {
    step(bencher, lang, Prepared::gazetteer);
}

/// In words a second (of Chinese, characters), the documents with their mentions given.
#[divan::bench(args = LANGUAGES)]
fn s6_quotes(bencher: Bencher<'_, '_>, lang: &str) {
    let prepared = Prepared::new(&article(lang));
    bencher.counter(ItemsCount::new(prepared.words())).bench_local(|| black_box(&prepared).quotes());
}

#[divan::bench(args = LANGUAGES)]
fn s7_dates_figures(bencher: Bencher<'_, '_>, lang: &str) {
    step(bencher, lang, Prepared::measure);
}

#[divan::bench(args = LANGUAGES)]
fn whole_path(bencher: Bencher<'_, '_>, lang: &str) {
    let text = article(lang);
    let pipeline = Pipeline::new(Options::default()).expect("the default options are valid");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| pipeline.analyze(Record::text("1", black_box(text.as_str()))).mentions.len());
}

#[divan::bench(sample_count = 10)]
fn start_gazetteer() -> usize {
    load_gazetteer()
}
