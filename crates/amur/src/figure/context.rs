//! What a figure measures, and the period it refers to.

use super::words::Cue;
use crate::lexis::Reading;
use crate::{Lang, Span, TimeExpression, TimeKind, TokenKind};

/// Pieces of the longest description.
const LONGEST: usize = 12;

/// The words for what is measured: what follows `of`, else the subject of the words of change before the figure.
pub(super) fn measures(reading: &Reading<'_>, first: usize, end: usize) -> Option<Span> {
    of(reading, end).or_else(|| subject(reading, first))
}

/// `463,000 tons of gas`, `$5 billion in loans`, `5 тонн нефти`.
fn of(reading: &Reading<'_>, end: usize) -> Option<Span> {
    let start = match (reading.lang(), reading.word(end)) {
        (Lang::ENG, "of") => end + 1,
        (Lang::ENG, "worth") if reading.word(end + 1) == "of" => end + 2,
        (Lang::RUS | Lang::VIE, _)
            if reading.is_lower(end) && !reading.lexis.figures.is(reading, end, Cue::Apart) =>
        {
            end
        }
        _ => return None,
    };
    let stop = (start..reading.pieces.len().min(start + 5))
        .find(|&at| {
            reading.pieces[at].kind != TokenKind::Word || reading.lexis.figures.is(reading, at, Cue::Apart)
        })
        .unwrap_or(reading.pieces.len().min(start + 5));
    (start < stop).then(|| reading.span(start, stop))
}

/// The words from the start of the clause to the verb before the figure.
fn subject(reading: &Reading<'_>, first: usize) -> Option<Span> {
    let words = &reading.lexis.figures;
    let verb = (first.saturating_sub(LONGEST)..first).rev().find(|&at| {
        words.is(reading, at, Cue::Up) || words.is(reading, at, Cue::Down) || is_verb(reading, at)
    })?;
    let stop = (0..verb).rev().take_while(|&at| is_adverb(reading, at)).last().unwrap_or(verb);
    let start = (stop.saturating_sub(LONGEST)..stop)
        .rev()
        .find(|&at| is_border(reading, at))
        .map_or(stop.saturating_sub(LONGEST), |at| at + 1);
    (start < stop).then(|| reading.span(start, stop))
}

/// Verbs that give a value to their subject.
fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.word(at).to_lowercase().as_str(),
        "was"
            | "were"
            | "is"
            | "are"
            | "reached"
            | "totaled"
            | "totalled"
            | "hit"
            | "stood"
            | "amounted"
            | "exceeded"
            | "topped"
            | "составил"
            | "составила"
            | "составило"
            | "составили"
            | "достиг"
            | "достигла"
            | "достигло"
            | "достигли"
            | "превысил"
            | "превысила"
            | "达"
            | "达到"
            | "为"
            | "đạt"
            | "là"
    )
}

fn is_adverb(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    word.ends_with("ly")
        || matches!(
            word,
            "have" | "has" | "had" | "will" | "to" | "also" | "已" | "将" | "đã" | "sẽ" | "同比" | "环比"
        )
}

/// Where a clause begins.
fn is_border(reading: &Reading<'_>, at: usize) -> bool {
    let piece = reading.pieces[at];
    let mark = piece.kind == TokenKind::Punctuation
        && !matches!(reading.word(at), "-" | "'" | "’" | "." | "\"" | "·");
    mark || piece.kind == TokenKind::Number && reading.lang() != Lang::CMN
        || matches!(
            reading.word(at),
            "that" | "said" | "while" | "which" | "что" | "который" | "rằng" | "as" | "and" | "but"
        )
}

/// The period: the time told nearest to the figure in its sentence, other than the one it is compared with.
pub(super) fn period(reading: &Reading<'_>, span: Span, times: &[TimeExpression]) -> Option<String> {
    let distance = |time: &TimeExpression| {
        if time.span.end <= span.start {
            span.start - time.span.end
        } else {
            time.span.start.saturating_sub(span.end)
        }
    };
    times
        .iter()
        .filter(|time| {
            time.kind == TimeKind::Date
                && !time.span.overlaps(span)
                && time.start.is_some()
                && time.end.is_some()
                && !is_base(reading, time)
        })
        .min_by_key(|time| (distance(time), time.span.start))
        .and_then(|time| time.timex.clone())
}

/// Words between those of a comparison and its time, at most: "compared with the same months of 2021".
const BETWEEN: usize = 4;

/// Whether something is compared with this time.
fn is_base(reading: &Reading<'_>, time: &TimeExpression) -> bool {
    let first = reading.pieces.partition_point(|piece| piece.span.end <= time.span.start);
    let end = reading.pieces.partition_point(|piece| piece.span.start < time.span.end);
    let compares = |at: usize, after: bool| {
        let (senses, stop) = reading.longest(&reading.lexis.figures.cues, at)?;
        senses.iter().any(|sense| sense.cue == Cue::Base && sense.after == after).then_some(stop)
    };
    let is_word = |at: usize| reading.pieces[at].kind == TokenKind::Word;
    let before = (first.saturating_sub(2 * BETWEEN)..first).any(|at| {
        compares(at, false).is_some_and(|stop| {
            // A word alone compares with what stands right behind it.
            let most = if stop > at + 1 { BETWEEN } else { 0 };
            stop <= first && first - stop <= most && (stop..first).all(is_word)
        })
    });
    before || compares(end, true).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, Pipeline, Record};

    #[test]
    fn what_a_change_is_compared_with_is_no_period() {
        let pipeline = Pipeline::new(Options { input: Input::Plain, ..Options::default() }).unwrap();
        for (sentence, period) in [
            ("Exports of timber fell by 3% compared with 2019.", None),
            ("In 2022 exports of timber fell by 3% compared with the same months of 2019.", Some("2022")),
            ("Exports of timber fell by 3% in 2022, which was more than in 2019.", Some("2022")),
            ("Вывоз леса в 2022 году вырос на 3% по сравнению с 2019 годом.", Some("2022")),
            ("Вывоз леса вырос на 3% по сравнению с аналогичным периодом 2019 года.", None),
            ("2022年木材出口较2019年增长3%。", Some("2022")),
            ("2022年木材出口比2019年增长3%。", Some("2022")),
            ("出口额2022年比2019年增长3%。", Some("2022")),
            ("木材出口与2019年相比增长3%。", None),
            ("Xuất khẩu gỗ tăng 3% so với năm 2019.", None),
        ] {
            let document = pipeline.analyze(Record::text("1", sentence));
            let found: Vec<_> =
                document.figures.iter().filter(|figure| figure.value == 3.0).map(|one| &one.period).collect();
            assert_eq!(found, [&period.map(str::to_owned)], "{sentence}");
        }
    }
}
