//! The voice: ids and values become sentences in the reader's language, through `locales/`.
//!
//! Every sentence that a person reads stands in `locales/<lang>/<room>.ftl`, compiled in. A locale's bundle is built
//! when it is first asked for; English is built only when another locale lacks a message, which a test rules out.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::tz::TimeZone;

use crate::check::Remark;
use crate::error::{Arg, Error, Notice};
use crate::model::{Lang, Time};

/// The locales that there are, the last resort first.
pub const LOCALES: &[&str] = &["en", "pt-PT", "pt-BR", "zh-Hans", "zh-Hant"];

/// What lies over a locale: it says some messages otherwise and takes the rest from the locale beneath.
pub const LAYERS: &[(&str, &str)] = &[("zh-MO", "zh-Hant")];

macro_rules! sources {
    ($($locale:literal),+) => {
        fn sources(locale: &str) -> &'static [(&'static str, &'static str)] {
            match locale {
                $($locale => rooms!($locale),)+
                "zh-MO" => rooms!("zh-MO"; "ground", "cli", "story", "fuzzy", "store", "check", "desk", "review", "report"),
                _ => &[],
            }
        }
    };
}
macro_rules! rooms {
    ($locale:literal) => {
        rooms!($locale; "ground", "cli", "format", "story", "segment", "fuzzy", "align", "store", "check", "desk", "archive",
            "review", "report", "doctor")
    };
    ($locale:literal; $($room:literal),+) => {
        &[$(($room, include_str!(concat!("../locales/", $locale, "/", $room, ".ftl")))),+]
    };
}
sources!("en", "pt-PT", "pt-BR", "zh-Hans", "zh-Hant");

const VOICES: usize = LOCALES.len() + LAYERS.len();
static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; VOICES] = [const { OnceLock::new() }; VOICES];

/// Every name that a voice has: the locales, then the layers.
fn names() -> impl Iterator<Item = &'static str> {
    LOCALES.iter().copied().chain(LAYERS.iter().map(|(name, _)| *name))
}

/// A reader's language: makes sentences of ids and values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    locale: usize,
}

/// How a sentence failed to be made; only tests meet one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingMessage(pub String);

impl Voice {
    /// The voice for the first of `wishes` that some locale speaks: an exact one, else one of the same norm (pt-MO and
    /// pt-AO are read as pt-PT, zh-HK as zh-Hant), else one of the same language; else English.
    #[must_use]
    pub fn choose<'a>(wishes: impl IntoIterator<Item = &'a Lang>) -> Self {
        for wish in wishes {
            let named = match (wish.language(), wish.region(), wish.script().as_deref()) {
                ("en", _, _) => "en",
                ("pt", Some("BR") | None, _) => "pt-BR",
                ("pt", _, _) => "pt-PT",
                ("zh", Some("MO"), Some("Hant")) => "zh-MO",
                ("zh", _, Some("Hant")) => "zh-Hant",
                ("zh", _, _) => "zh-Hans",
                _ => continue,
            };
            if let Some(locale) = names().position(|name| name == named) {
                return Self { locale };
            }
        }
        Self { locale: 0 }
    }

    /// Whether somebody who asks for this language is answered in it, or in the variety of it that there is.
    #[must_use]
    pub fn speaks(lang: &Lang) -> bool {
        Self::choose([lang]).lang().language() == lang.language()
    }

    /// English, the last resort.
    #[must_use]
    pub fn english() -> Self {
        Self { locale: 0 }
    }

    /// The locale it speaks.
    #[must_use]
    pub fn locale(self) -> &'static str {
        names().nth(self.locale).unwrap_or(LOCALES[0])
    }

    /// The language it speaks.
    #[must_use]
    pub fn lang(self) -> Lang {
        // The names are well-formed tags.
        Lang::parse(self.locale()).unwrap_or_else(|_| unreachable!())
    }

    /// The sentence of `id`. A message that a locale lacks is said in English; one that English lacks is its id. (A test
    /// asks every locale for every id.)
    #[must_use]
    pub fn say(self, id: &str, args: &[(&str, Arg)]) -> String {
        self.try_say(id, args).or_else(|_| Self::english().try_say(id, args)).unwrap_or_else(|_| id.to_owned())
    }

    /// The sentence of `id`, strictly: an unknown id, a missing argument and a broken message are errors.
    ///
    /// # Errors
    /// [`MissingMessage`] with what Fluent said.
    pub fn try_say(self, id: &str, args: &[(&str, Arg)]) -> Result<String, MissingMessage> {
        let bundle = self.bundle();
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        let missing = || MissingMessage(format!("{}: no message {id}", self.locale()));
        let found = bundle.get_message(message).ok_or_else(missing)?;
        let pattern = match attribute {
            Some(attribute) => found.get_attribute(attribute).map(|attribute| attribute.value()),
            None => found.value(),
        }
        .ok_or_else(missing)?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(number) => FluentValue::Number(FluentNumber::from(*number)),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        let sentence = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        match errors.first() {
            None => Ok(sentence),
            Some(error) => Err(MissingMessage(format!("{}: {id}: {error}", self.locale()))),
        }
    }

    /// The sentence of an error.
    #[must_use]
    pub fn error(self, error: &Error) -> String {
        self.say(error.id(), &error.args())
    }

    /// The sentence of a notice.
    #[must_use]
    pub fn notice(self, notice: &Notice) -> String {
        self.say(notice.id(), &notice.args())
    }

    /// What a finding says and advises, with a blank between where the reader's language has one.
    #[must_use]
    pub fn remark(self, remark: &Remark) -> String {
        let [says, advice] = [&remark.says, &remark.advice].map(|text| self.say(text.id(), &text.args()));
        format!("{says}{}{advice}", self.between_sentences())
    }

    /// What stands between two sentences in the reader's language: a blank, and nothing in Chinese.
    #[must_use]
    pub fn between_sentences(self) -> &'static str {
        if self.locale().starts_with("zh") { "" } else { " " }
    }

    /// A whole number as the reader's language groups it (CLDR: pt-PT groups with a no-break space from five digits on).
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let (mark, from) = match self.locale() {
            "pt-PT" => ("\u{a0}", 5),
            "pt-BR" => (".", 4),
            _ => (",", 4),
        };
        let mut out = String::with_capacity(digits.len() + 8);
        if number < 0 {
            out.push('-');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && digits.len() >= from && (digits.len() - at).is_multiple_of(3) {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }

    /// A day, written out: 24 November 2026, 24 de novembro de 2026, 2026年11月24日 (in UTC).
    #[must_use]
    pub fn date(self, time: Time) -> String {
        let Ok(moment) = jiff::Timestamp::from_second(time.0) else {
            return String::new();
        };
        let day = TimeZone::UTC.to_datetime(moment).date();
        let number = |n: i64| Arg::Text(n.to_string());
        self.say(
            "date",
            &[
                ("year", number(day.year().into())),
                ("month", Arg::Text(format!("m{}", day.month()))),
                ("day", number(day.day().into())),
            ],
        )
    }

    /// What the reader calls a language: European Portuguese, 葡萄牙语（葡萄牙）. A tag that no locale names is itself.
    #[must_use]
    pub fn lang_name(self, lang: &Lang) -> String {
        self.try_say(&format!("lang-{lang}"), &[]).unwrap_or_else(|_| lang.to_string())
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        BUNDLES[self.locale].get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![self.lang().identifier().clone()]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(grouped));
            let beneath = LAYERS.iter().find(|(name, _)| *name == self.locale()).map_or("", |(_, beneath)| *beneath);
            for (_, source) in sources(beneath).iter().chain(sources(self.locale())) {
                // A test parses every file strictly; here what did parse is used.
                let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }
}

/// Numbers inside sentences are grouped as [`Voice::number`] does. Fluent hands the locale over in its memoizer only by
/// language, so the group mark comes from there.
fn grouped<M: fluent_bundle::memoizer::MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    if number.value.fract() != 0.0 {
        return None;
    }
    let locale = memoizer.with_try_get_threadsafe::<LocaleOf, _, _>((), |locale| locale.0).unwrap_or(0);
    // Counts fit; a number beyond 2^53 would not have come through Fluent whole anyway.
    #[allow(clippy::cast_possible_truncation)]
    Some(Voice { locale }.number(number.value as i64))
}

/// The locale that a bundle's memoizer stands for.
struct LocaleOf(usize);

impl intl_memoizer::Memoizable for LocaleOf {
    type Args = ();
    type Error = ();

    fn construct(lang: unic_langid::LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let tag = lang.to_string();
        names().position(|name| name == tag).map(Self).ok_or(())
    }
}

/// For tests: the sources of a locale or of a layer as file name and content.
#[must_use]
pub fn locale_sources(locale: &str) -> &'static [(&'static str, &'static str)] {
    sources(locale)
}
