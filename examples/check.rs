//! Checks a translation beside its source: the house's terms, figures, one source with two renderings.
//!
//! `cargo run --example check`: the terms are the starter newsroom's.

use std::error::Error;
use std::path::Path;

use cotejo::check::{self, CHECKS, Subject, SubjectPlace, Surroundings};
use cotejo::desk::terms;
use cotejo::format::Input;
use cotejo::l10n::Voice;
use cotejo::model::{InFile, Lang, State, Text, UnitId};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    let pairs = [
        (
            "Exports rose by 12 per cent to €1.2 billion.",
            "As exportações subiram 21 por cento, para 1,2 milhões de euros.",
        ),
        ("The prime minister arrived on Monday.", "O chefe do Governo chegou na segunda-feira."),
        ("Nobody said why.", "Ninguém disse porquê."),
        ("Nobody said why.", "Ninguém explicou a razão."),
    ];
    print!("{}", report(&pairs)?);
    Ok(())
}

/// What disagrees in translations from English for Portugal, in words.
pub(crate) fn report(pairs: &[(&str, &str)]) -> Result<String, Box<dyn Error>> {
    let (english, portuguese) = (Lang::parse("en")?, Lang::parse("pt-PT")?);
    let subjects: Vec<Subject> = pairs
        .iter()
        .enumerate()
        .map(|(at, (source, target))| Subject {
            place: SubjectPlace::Unit(UnitId::kept((at + 1).to_string())),
            in_file: InFile::default(),
            source_lang: english.clone(),
            source: Text::plain(*source),
            target_lang: portuguese.clone(),
            target: Text::plain(*target),
            state: State::Translated,
        })
        .collect();
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("memory/terms.toml"))?;
    let termbase = terms::read(&Input { name: "terms.toml", bytes: &bytes })?.value;
    let findings = check::run(CHECKS, &subjects, &Surroundings { termbase: &termbase }, None)?;

    // A finding is an id and values; the voice makes a sentence of it in the reader's language.
    let voice = Voice::choose([&english]);
    let mut out = String::new();
    for finding in findings {
        let says = &finding.remark.says;
        out.push_str(&format!("{} {}: {}\n", finding.subject + 1, finding.check, voice.say(says.id(), &says.args())));
    }
    Ok(out)
}
