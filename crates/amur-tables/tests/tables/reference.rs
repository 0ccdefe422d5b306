//! The schemas are a contract: any change of them shows in `docs/tables.md`.

use amur_tables::Table;

#[test]
fn docs_are_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/tables.md");
    let page = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        page == amur_tables::reference(),
        "docs/tables.md does not show the schemas as they are. If the change is meant, refresh it with\n    \
         cargo run -q -p amur-tables --example reference > docs/tables.md"
    );
}

#[test]
fn every_column_is_documented_once() {
    for table in Table::ALL {
        let columns = table.columns();
        for (index, column) in columns.iter().enumerate() {
            assert!(column.doc.ends_with('.'), "{table}.{}: {:?}", column.name, column.doc);
            let before = &columns[..index];
            assert!(before.iter().all(|other| other.name != column.name), "{table}.{} twice", column.name);
        }
    }
}

#[test]
fn fields_carry_the_documentation() {
    let schema = Table::Mentions.schema();
    let field = schema.field_with_name("metonym").expect("a column");
    assert_eq!(
        field.metadata()["description"],
        "Whether a place stands for its government, as in “Moscow said”."
    );
    assert!(!field.is_nullable());
}

#[test]
fn offsets_follow_the_item_numbers() {
    for (table, numbers) in [
        (Table::Blocks, &["doc_id", "block"][..]),
        (Table::Sentences, &["doc_id", "sentence", "block"]),
        (Table::Mentions, &["doc_id", "mention", "block", "sentence"]),
    ] {
        let names: Vec<_> = table.columns().iter().map(|column| column.name).collect();
        let offsets = ["char_start", "char_end", "byte_start", "byte_end"];
        assert_eq!(names[..numbers.len() + 4], [numbers, &offsets].concat(), "{table}");
    }
}

#[test]
fn names_are_read_back() {
    for table in Table::ALL {
        assert_eq!(table.name().parse::<Table>().expect("its own name"), *table);
    }
    let error = "mention".parse::<Table>().expect_err("no table of that name");
    assert_eq!(
        error.to_string(),
        "there is no table `mention`; the tables are articles, blocks, sentences, mentions, entities, quotes, figures, dates, \
         citations, diagnostics"
    );
}
