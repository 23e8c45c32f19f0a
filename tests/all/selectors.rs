//! Where a sentence depends on one of a few values, every locale has a variant for each of them, and a neutral one
//! besides: what is new never speaks as something else.

use std::collections::{BTreeMap, BTreeSet};

use cotejo::check::Severity;
use cotejo::desk::archive::pairing::PairedBy;
use cotejo::desk::archive::{LeftOutBy, Refusal};
use cotejo::desk::review::apply::RefusedBecause;
use cotejo::desk::source::SourceBy;
use cotejo::desk::workspace::ConvertedKind;
use cotejo::format::doctor::{Effect, Verdict};
use cotejo::format::{Capability, ColumnMeaning, FORMATS, GapMark, Written};
use cotejo::fuzzy::{ContextMatch, DifferenceKind};
use cotejo::l10n::{LAYERS, LOCALES, locale_sources};
use cotejo::model::{Origin, PenaltyKind, Role, State, TermStatus};
use cotejo::store::{ChangeKind, ImportState};
use cotejo::story::{EvidenceKind, SitePlace};
use fluent_syntax::ast::{self, Entry};

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> BTreeSet<&'static str> {
    all.iter().map(|&value| name(value)).collect()
}

fn list(names: &'static str) -> BTreeSet<&'static str> {
    names.split_whitespace().collect()
}

/// What is wrong with a part of XML: the keywords that `format` gives for it.
const XML: &str = "syntax end-tag entity character encoding attribute too-large";

/// Message, argument, and the values that it can have. An argument that is not here may only be a number, or text that
/// can be absent (`none`).
fn registry() -> BTreeMap<(&'static str, &'static str), BTreeSet<&'static str>> {
    let neighbours: Vec<ContextMatch> =
        ContextMatch::ALL.iter().copied().filter(|&context| context != ContextMatch::Neither).collect();
    let keys = "source targets threshold segment no_break memory also store text terms catalogues out penalties";
    let mut xml = list(XML);
    let mut unit = xml.clone();
    let torn = &xml | &list("unclosed");
    xml.insert("namespaces");
    unit.extend(list("unclosed no-variant no-seg one-language language"));
    let mut config = list(keys);
    config.extend(names(PenaltyKind::ALL, PenaltyKind::name));
    let mut kinds = list("zip xlsx pptx odt epub pdf ole encrypted gzip json-settings json-data binary");
    kinds.extend(FORMATS.iter().map(|format| format.id));
    BTreeMap::from([
        (("date", "month"), list("m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12")),
        (("error-config-bad-value", "key"), config),
        (("convert-done", "kind"), names(ConvertedKind::ALL, ConvertedKind::name)),
        (("error-format-cannot", "capability"), names(Capability::ALL, Capability::name)),
        (("error-format-cannot", "format"), FORMATS.iter().map(|format| format.id).collect()),
        (
            ("error-format-unknown", "found"),
            list("name zip pptx odt epub pdf ole encrypted gzip json-settings json-data"),
        ),
        (("error-not-what-its-name-says", "format"), FORMATS.iter().map(|format| format.id).collect()),
        (("error-not-what-its-name-says", "found"), kinds),
        (("formats-name", "format"), FORMATS.iter().map(|format| format.id).collect()),
        (("formats-in", "capability"), names(Capability::ALL, Capability::name)),
        (("formats-out", "out"), names(Written::ALL, Written::name)),
        (("error-archive-broken", "reason"), list("truncated directory too-many twice protected method damaged")),
        (("error-xml-broken", "reason"), xml),
        (("error-po-broken", "reason"), list("string word order")),
        (("error-json-broken", "reason"), list("string end place deep")),
        (("notice-unit-skipped", "reason"), unit.clone()),
        (("notice-variant-skipped", "reason"), unit),
        (("error-repair-cannot", "format"), list("xliff xliff-1")),
        (("doctor-effect", "effect"), names(Effect::ALL, Effect::name)),
        (("doctor-summary", "format"), list("tmx")),
        (("doctor-verdict", "verdict"), names(Verdict::ALL, Verdict::name)),
        (("tmx-broken", "reason"), torn.clone()),
        (("xliff-broken", "reason"), torn.clone()),
        (
            ("xliff-attribute-value", "wanted"),
            list("id ids language positive priority percent user marktype hex format"),
        ),
        (("loss-variant", "reason"), torn.clone()),
        (("loss-unit", "reason"), &torn | &list("outside no-variant")),
        (("archive-group", "found"), names(PairedBy::ALL, PairedBy::name)),
        (("archive-refused", "why"), names(Refusal::ALL, Refusal::name)),
        (("archive-left-out", "why"), names(LeftOutBy::ALL, LeftOutBy::name)),
        (("lookup-context", "context"), names(&neighbours, ContextMatch::name)),
        (("lookup-differs", "kind"), names(DifferenceKind::ALL, DifferenceKind::name)),
        (("lookup-penalty", "kind"), names(PenaltyKind::ALL, PenaltyKind::name)),
        (("lookup-provenance", "origin"), names(Origin::ALL, Origin::name)),
        (("lookup-provenance", "state"), names(State::ALL, State::name)),
        (("memory-event", "kind"), names(ChangeKind::ALL, ChangeKind::name)),
        // Else what the system, or a column, said.
        (("error-file-unreadable", "reason"), list("log")),
        (("error-store-busy", "work"), list("none import undo restore")),
        (("error-store-damaged", "reason"), list("pages schema values rows unit count")),
        (("error-store-failed", "reason"), list("io")),
        (
            ("notice-memory-damaged", "part"),
            list("pages index check reference history original clock schema values rows"),
        ),
        (("notice-memory-part-missing", "kind"), list("table index trigger view")),
        (("notice-memory-part-other", "kind"), list("table index trigger view")),
        (("notice-index-unwritable", "reason"), list("read-only")),
        (("read-evidence", "kind"), names(EvidenceKind::ALL, EvidenceKind::name)),
        (("page-draft-notice", "gaps"), names(GapMark::ALL, GapMark::name)),
        (("review-refused", "why"), names(RefusedBecause::ALL, RefusedBecause::name)),
        (("pretranslate-story", "by"), names(SourceBy::ALL, SourceBy::name)),
        (("read-place", "name"), names(SitePlace::ALL, SitePlace::name)),
        (("read-role", "name"), names(Role::ALL, Role::name)),
        (("terms-import-table", "separator"), list("comma semicolon tab cells")),
        (("terms-import-column", "meaning"), names(ColumnMeaning::ALL, ColumnMeaning::name)),
        (("stats-import", "journey"), list("import forget reject")),
        (("stats-import", "state"), names(ImportState::ALL, ImportState::name)),
    ])
}

/// A choice between variants: their keys, and the default's.
type Choice = (BTreeSet<String>, String);

/// Every choice of a message, by the argument that decides.
fn choices(pattern: &ast::Pattern<&str>, out: &mut Vec<(String, Choice)>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            choices_of(expression, out);
        }
    }
}

fn choices_of(expression: &ast::Expression<&str>, out: &mut Vec<(String, Choice)>) {
    match expression {
        ast::Expression::Inline(ast::InlineExpression::Placeable { expression }) => choices_of(expression, out),
        ast::Expression::Inline(_) => {}
        ast::Expression::Select { selector, variants } => {
            let ast::InlineExpression::VariableReference { id } = selector else {
                panic!("a choice by something else than an argument: {selector:?}");
            };
            let key = |variant: &ast::Variant<&str>| match variant.key {
                ast::VariantKey::Identifier { name } => name.to_owned(),
                ast::VariantKey::NumberLiteral { value } => value.to_owned(),
            };
            let default = variants.iter().find(|variant| variant.default).map(key).unwrap();
            out.push((id.name.to_owned(), (variants.iter().map(key).collect(), default)));
            variants.iter().for_each(|variant| choices(&variant.value, out));
        }
    }
}

/// Whether only a number, or whether there is something at all, can decide between these keys.
fn is_free(keys: &BTreeSet<String>) -> bool {
    let plural = ["zero", "one", "two", "few", "many", "other"];
    keys.iter().all(|key| plural.contains(&key.as_str()) || key.parse::<u64>().is_ok())
        || keys.iter().eq(["none", "other"])
}

/// What is wrong with the choices of a locale's files.
fn faults(sources: &[(&str, &str)]) -> Vec<String> {
    let registry = registry();
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    for (room, source) in sources {
        let resource = fluent_syntax::parser::parse(*source).unwrap_or_else(|(_, errors)| panic!("{room}: {errors:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let mut found = Vec::new();
            message.value.iter().for_each(|pattern| choices(pattern, &mut found));
            message.attributes.iter().for_each(|attribute| choices(&attribute.value, &mut found));
            for (argument, (keys, default)) in found {
                let Some((at, values)) = registry.iter().find(|((of, by), _)| *of == id && *by == argument) else {
                    if !is_free(&keys) {
                        faults.push(format!("{id}, ${argument}: its values are not in the registry"));
                    }
                    continue;
                };
                met.insert(*at);
                let mut expected: BTreeSet<String> = values.iter().map(|&value| value.to_owned()).collect();
                expected.insert("other".to_owned());
                if default != "other" || keys != expected {
                    let differ: Vec<_> = keys.symmetric_difference(&expected).collect();
                    faults.push(format!(
                        "{id}, ${argument}: *[{default}] must be *[other], and these differ: {differ:?}"
                    ));
                }
            }
        }
    }
    faults.extend(registry.keys().filter(|key| !met.contains(*key)).map(|(id, of)| format!("{id}, ${of}: no choice")));
    faults
}

#[test]
fn every_value_has_its_own_variant_in_every_locale() {
    for locale in LOCALES {
        let faults = faults(locale_sources(locale));
        assert!(faults.is_empty(), "locales/{locale}: {faults:#?}");
    }
    for (layer, _) in LAYERS {
        // What it does not say it has from the locale beneath.
        let mut faults = faults(locale_sources(layer));
        faults.retain(|fault| !fault.ends_with(": no choice"));
        assert!(faults.is_empty(), "locales/{layer}: {faults:#?}");
    }
}

#[test]
fn a_value_that_is_swallowed_or_unknown_is_noticed() {
    let english = locale_sources("en");
    let with = |from: &str, to: &str| {
        let changed: Vec<(&str, String)> = english.iter().map(|(room, text)| (*room, text.replace(from, to))).collect();
        assert!(changed.iter().zip(english).any(|((_, new), (_, old))| new != old), "{from}");
        let sources: Vec<(&str, &str)> = changed.iter().map(|(room, text)| (*room, text.as_str())).collect();
        faults(&sources).len()
    };
    assert_eq!(with("    [sister] Sister", "    [cousin] Sister"), 1);
    assert_eq!(with("    [codes] Other tags\n   *[other]", "   *[codes]"), 1);
    assert_eq!(with("story = “{ $title }” ({ $file }), { $lang } { $by ->", "story = { $title ->"), 2);
}

#[test]
fn messages_named_after_values_are_there_for_each() {
    let source: String = locale_sources("en").iter().map(|(_, source)| *source).collect();
    let roles = Role::ALL.iter().copied().filter(|role| !matches!(role, Role::Paragraph | Role::SiteString));
    let roles: Vec<Role> = roles.collect();
    for (prefix, values) in [
        ("page-kind", names(DifferenceKind::ALL, DifferenceKind::name)),
        ("page-origin", names(Origin::ALL, Origin::name)),
        ("page-penalty", names(PenaltyKind::ALL, PenaltyKind::name)),
        ("page-place", names(SitePlace::ALL, SitePlace::name)),
        ("page-role", names(&roles, Role::name)),
        ("page-state", names(State::ALL, State::name)),
        ("severity", names(Severity::ALL, Severity::name)),
        ("stats-origin", names(Origin::ALL, Origin::name)),
        ("stats-state", names(State::ALL, State::name)),
        ("status", names(TermStatus::ALL, TermStatus::name)),
    ] {
        for value in values {
            assert!(source.contains(&format!("\n{prefix}-{value} = ")), "{prefix}-{value}");
        }
    }
}
