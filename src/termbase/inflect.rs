//! The regular forms of a term: plurals in English and Portuguese, genders of offices and adjectives in Portuguese.

/// Which words of a term a rule may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflection {
    /// Stays as it is: proper nouns, phrases, Chinese.
    None,
    /// Plural.
    Number,
    /// Plural and the other gender: who holds an office, adjectives.
    NumberAndGender,
    /// English verbs: -s, -ed, -ing.
    Verb,
}

/// The forms of `term` in `language` (`en`, `pt`, `zh`…), itself first.
pub(super) fn forms(term: &str, language: &str, inflection: Inflection) -> Vec<String> {
    let mut forms = vec![term.to_owned()];
    match (language, inflection) {
        ("en", Inflection::Number | Inflection::NumberAndGender) => {
            let (head, rest) = head(term, &["of", "for", "to", "in", "on", "at", "with", "by", "from"]);
            let words: Vec<&str> = head.split(' ').collect();
            if let Some((last, before)) = words.split_last() {
                for plural in english_plurals(last) {
                    forms.push(joined(before, &plural, rest));
                }
            }
        }
        ("en", Inflection::Verb) => {
            let (first, rest) = term.split_once(' ').map_or((term, ""), |(first, _)| (first, &term[first.len()..]));
            for form in english_verb(first) {
                forms.push(format!("{form}{rest}"));
            }
        }
        ("pt", Inflection::Number | Inflection::NumberAndGender) => {
            let (head, rest) = head(
                term,
                &[
                    "de", "do", "da", "dos", "das", "em", "no", "na", "nos", "nas", "a", "à", "ao", "aos", "às",
                    "para", "por", "pelo", "pela", "com", "sem", "sobre", "entre", "e",
                ],
            );
            let genders: &[Gender] = if inflection == Inflection::NumberAndGender {
                &[Gender::AsIs, Gender::Other]
            } else {
                &[Gender::AsIs]
            };
            for gender in genders {
                let Some(singular) = each_word(head, |word| match gender {
                    Gender::AsIs => vec![word.to_owned()],
                    Gender::Other => vec![portuguese_feminine(word).unwrap_or_else(|| word.to_owned())],
                })
                .pop() else {
                    continue;
                };
                forms.push(format!("{singular}{rest}"));
                for plural in each_word(&singular, portuguese_plurals) {
                    forms.push(format!("{plural}{rest}"));
                }
            }
        }
        _ => {}
    }
    let mut seen = std::collections::HashSet::new();
    forms.retain(|form| seen.insert(form.clone()));
    forms
}

enum Gender {
    AsIs,
    Other,
}

/// What comes before the first of `linkers`, and the rest with its blank.
fn head<'a>(term: &'a str, linkers: &[&str]) -> (&'a str, &'a str) {
    let mut at = 0;
    for word in term.split(' ') {
        if at > 0 && linkers.contains(&word) {
            return term.split_at(at - 1);
        }
        at += word.len() + 1;
    }
    (term, "")
}

fn joined(before: &[&str], last: &str, rest: &str) -> String {
    let mut words: Vec<&str> = before.to_vec();
    words.push(last);
    format!("{}{rest}", words.join(" "))
}

/// The term with `change` on each word (blanks and hyphens between): at most eight ways, all words in step where a word
/// has but one form.
fn each_word(head: &str, change: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    const MOST: usize = 8;
    let mut out = vec![String::new()];
    for piece in head.split_inclusive([' ', '-']) {
        let word = piece.trim_end_matches([' ', '-']);
        let mark = &piece[word.len()..];
        let options = if word.is_empty() { vec![String::new()] } else { change(word) };
        let mut next = Vec::new();
        for option in &options {
            for before in &out {
                if next.len() < MOST {
                    next.push(format!("{before}{option}{mark}"));
                }
            }
        }
        out = next;
    }
    out
}

/// Regular plurals of an English noun. An acronym takes -s.
fn english_plurals(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let Some(stem) = word.get(..word.len().saturating_sub(1)) else { return Vec::new() };
    if word.is_empty() || !word.ends_with(char::is_alphabetic) {
        return Vec::new();
    }
    let before_last = lower.chars().rev().nth(1);
    if lower.ends_with('y') && !before_last.is_some_and(|c| "aeiou".contains(c)) {
        return vec![format!("{stem}ies")];
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| lower.ends_with(end)) {
        return vec![format!("{word}es")];
    }
    if lower.ends_with("man") {
        return word.get(..word.len() - 2).map(|stem| format!("{stem}en")).into_iter().collect();
    }
    if lower.ends_with('o') {
        return vec![format!("{word}s"), format!("{word}es")];
    }
    vec![format!("{word}s")]
}

fn english_verb(word: &str) -> Vec<String> {
    let Some(stem) = word.get(..word.len().saturating_sub(1)) else { return Vec::new() };
    if word.ends_with('e') {
        return vec![format!("{word}s"), format!("{word}d"), format!("{stem}ing")];
    }
    if word.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| word.ends_with(end)) {
        return vec![format!("{stem}ies"), format!("{stem}ied"), format!("{word}ing")];
    }
    let third = if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) { "es" } else { "s" };
    vec![format!("{word}{third}"), format!("{word}ed"), format!("{word}ing")]
}

/// Regular plurals of a Portuguese noun or adjective. `-ão` has three, and no rule says which.
fn portuguese_plurals(word: &str) -> Vec<String> {
    let cut = |bytes: usize, end: &str| word.get(..word.len() - bytes).map(|stem| format!("{stem}{end}"));
    // An acronym has none.
    if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
        return vec![word.to_owned()];
    }
    let one = |form: Option<String>| form.into_iter().collect::<Vec<_>>();
    match word {
        w if w.ends_with("ão") => ["ões", "ães", "ãos"].iter().filter_map(|end| cut(3, end)).collect(),
        w if w.ends_with('m') => one(cut(1, "ns")),
        w if w.ends_with("el") => one(cut(2, if has_accent(w) { "eis" } else { "éis" })),
        w if w.ends_with("ol") => one(cut(2, "óis")),
        w if w.ends_with("al") || w.ends_with("ul") => one(cut(1, "is")),
        w if w.ends_with("il") => vec![cut(2, "is"), cut(2, "eis")].into_iter().flatten().collect(),
        w if w.ends_with("ês") => one(cut(3, "eses")),
        w if w.ends_with('r') || w.ends_with('z') => vec![format!("{w}es")],
        w if w.ends_with('s') || w.ends_with('x') => vec![w.to_owned()],
        w if w.ends_with(char::is_alphabetic) => vec![format!("{w}s")],
        w => vec![w.to_owned()],
    }
}

fn has_accent(word: &str) -> bool {
    word.contains(['á', 'é', 'í', 'ó', 'ú', 'â', 'ê', 'ô'])
}

/// The feminine of a regular masculine: ministro, embaixador, português.
fn portuguese_feminine(word: &str) -> Option<String> {
    let cut = |bytes: usize, end: &str| word.get(..word.len() - bytes).map(|stem| format!("{stem}{end}"));
    match word {
        w if w.ends_with("ês") => cut(3, "esa"),
        w if w.ends_with("eão") => cut(4, "eia"),
        w if w.ends_with('o') => cut(1, "a"),
        w if w.ends_with("dor") || w.ends_with("tor") || w.ends_with("sor") => Some(format!("{w}a")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_are_made() {
        let has = |term: &str, language: &str, inflection, wanted: &[&str]| {
            let forms = forms(term, language, inflection);
            for form in wanted {
                assert!(forms.iter().any(|found| found == form), "{term}: {form} not in {forms:?}");
            }
            forms.len()
        };
        use Inflection::{None, Number, NumberAndGender, Verb};
        has("trade agreement", "en", Number, &["trade agreements"]);
        has("minister of justice", "en", Number, &["ministers of justice"]);
        has("embassy", "en", Number, &["embassies"]);
        has("bus", "en", Number, &["buses"]);
        has("chairman", "en", Number, &["chairmen"]);
        has("export", "en", Verb, &["exports", "exported", "exporting"]);
        has("acordo comercial", "pt", Number, &["acordos comerciais"]);
        has("taxa de juro", "pt", Number, &["taxas de juro"]);
        has("exportação", "pt", Number, &["exportações"]);
        has("imposto indireto", "pt", Number, &["impostos indiretos"]);
        has("jornal", "pt", Number, &["jornais"]);
        has("imóvel", "pt", Number, &["imóveis"]);
        has("papel", "pt", Number, &["papéis"]);
        has(
            "primeiro-ministro",
            "pt",
            NumberAndGender,
            &["primeira-ministra", "primeiros-ministros", "primeiras-ministras"],
        );
        has("embaixador", "pt", NumberAndGender, &["embaixadora", "embaixadoras", "embaixadores"]);
        has("ministro dos Negócios Estrangeiros", "pt", NumberAndGender, &["ministra dos Negócios Estrangeiros"]);
        assert_eq!(has("banco central", "pt", Number, &["bancos centrais"]), 2);
        assert_eq!(has("总理", "zh", Number, &["总理"]), 1);
        assert_eq!(has("ONU", "pt", None, &["ONU"]), 1);
    }
}
