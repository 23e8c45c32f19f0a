//! Fluent: what a catalogue gives a site is exactly the text that was put in, and merging keeps every byte that is there.

use cotejo::error::{Noted, Notice, Result};
use cotejo::format::{CatalogueFormat, FLUENT, Input, Message};
use fluent_bundle::{FluentBundle, FluentResource};
use proptest::prelude::*;

use crate::arbitrary;

fn fluent() -> &'static CatalogueFormat {
    FLUENT.catalogue("site.ftl").unwrap()
}

fn merge(there: Option<&[u8]>, messages: &[Message]) -> Noted<Vec<u8>> {
    let input = there.map(|bytes| Input { name: "site.ftl", bytes });
    (fluent().merge)(input.as_ref(), messages).unwrap()
}

fn read(bytes: &[u8]) -> Result<Noted<Vec<Message>>> {
    (fluent().read)(&Input { name: "site.ftl", bytes })
}

fn message(id: &str, value: &str) -> Message {
    Message { id: id.to_owned(), value: value.to_owned(), comment: None }
}

/// What a site gets for a message.
fn formatted(catalogue: &[u8], id: &str) -> String {
    let resource = match FluentResource::try_new(String::from_utf8(catalogue.to_vec()).unwrap()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut bundle = FluentBundle::new(vec!["pt-PT".parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    let pattern = bundle.get_message(id).unwrap_or_else(|| panic!("no {id}")).value().unwrap();
    let mut errors = Vec::new();
    let value = bundle.format_pattern(pattern, None, &mut errors).into_owned();
    assert!(errors.is_empty(), "{errors:?}");
    value
}

fn value() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => arbitrary::characters(),
        2 => proptest::sample::select(vec![
            "{", "}", "{ $name }", "[", "*", ".", "*[other]", "#", "-term = x", "id = y", "\n", "\n\n", "\n  ", " \n", "\t",
            "\r", "\u{3000}", "\u{a0}", "\"", "\\", "\\u0041", "\u{feff}", " ", "  ", "-> ", "\n.title = z", "\n}", "\u{0}",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_message_says_exactly_what_was_put_in(value in value(), comment in proptest::option::of(arbitrary::characters())) {
        let message = Message { id: "contact-us".to_owned(), value: value.clone(), comment };
        let bytes = merge(None, std::slice::from_ref(&message)).value;
        prop_assert_eq!(formatted(&bytes, "contact-us"), value.clone(), "{}", String::from_utf8_lossy(&bytes));
        let read = read(&bytes).unwrap();
        prop_assert!(read.notices.is_empty());
        prop_assert_eq!(read.value.len(), 1);
        prop_assert_eq!(&read.value[0].value, &value);
        prop_assert_eq!(read.value[0].comment.is_some(), message.comment.is_some());
        // Behind a file with Windows line ends too.
        let there = b"# page\r\nwelcome = Ol\xc3\xa1\r\n";
        let bytes = merge(Some(there), &[message]).value;
        prop_assert!(bytes.starts_with(there));
        prop_assert_eq!(formatted(&bytes, "contact-us"), value);
    }

    #[test]
    fn merging_keeps_what_is_there_and_a_second_time_adds_nothing(there in value(), values in proptest::collection::vec(value(), 0..3)) {
        let messages: Vec<Message> = values.iter().enumerate().map(|(at, value)| message(&format!("new-{at}"), value)).collect();
        let merged = merge(Some(there.as_bytes()), &messages).value;
        prop_assert!(merged.starts_with(there.as_bytes()));
        for (message, value) in messages.iter().zip(&values) {
            prop_assert_eq!(&formatted(&merged, &message.id), value, "{}", String::from_utf8_lossy(&merged));
        }
        prop_assert_eq!(merge(Some(&merged), &messages).value, merged);
    }
}

#[test]
fn what_is_there_stays_and_other_texts_are_named() {
    let there = "# The page's name\ntitle = Notícias  \n\nbroken = { \n\n-brand = Praça\nwith-attribute =\n    .label = x\ncount = { $n ->\n    [one] um\n   *[other] { $n }\n}\n    .hint = h\n# last";
    let messages = [
        message("title", "Notícias"),
        message("broken", "x"),
        message("with-attribute", "y"),
        message("count", "dois"),
        message("subscribe", "Assine"),
        message("subscribe", "Subscreva"),
        message("não", "z"),
    ];
    let Noted { value, notices } = merge(Some(there.as_bytes()), &messages);
    assert_eq!(String::from_utf8(value).unwrap(), format!("{there}\n\nsubscribe = Assine\n"));
    let said: Vec<String> = notices
        .iter()
        .map(|notice| match notice {
            Notice::MessageKept { line, message, .. } => format!("{line} {message}"),
            Notice::MessageBadId { message } => format!("bad {message}"),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(said, ["4 broken", "7 with-attribute", "9 count", "0 subscribe", "bad não"]);
    let Noted { value, notices } = read(there.as_bytes()).unwrap();
    let seen: Vec<_> =
        value.iter().map(|message| (message.id.as_str(), message.value.as_str(), message.comment.as_deref())).collect();
    assert_eq!(
        seen,
        [
            ("title", "Notícias", Some("The page's name")),
            ("count", "{ $n ->\n    [one] um\n   *[other] { $n }\n}", None),
        ]
    );
    assert!(matches!(&notices[..], [Notice::MessageSkipped { line: 4, .. }]), "{notices:?}");
}

#[test]
fn what_a_stranger_nests_is_skipped_and_the_rest_is_read() {
    for deep in ["{".repeat(20_000), "{ A(".repeat(20_000), "{ \"}\" -> \n *[a] ".repeat(20_000), "{\n".repeat(20_000)]
    {
        let text = format!("first = um\ndeep = {deep}\nlast = dois\n");
        let Noted { value, notices } = read(text.as_bytes()).unwrap();
        assert_eq!(value, [message("first", "um"), message("last", "dois")]);
        assert!(!notices.is_empty());
        assert!(merge(Some(text.as_bytes()), &[message("new", "x")]).value.starts_with(text.as_bytes()));
    }
}
