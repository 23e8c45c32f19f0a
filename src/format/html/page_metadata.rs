//! What a page says of itself to machines: its address, its language, its translations (`hreflang`). The page of a
//! translation has the address that the original declares for it, and says its own language; the list of translations is
//! the same on all of them.

use super::attributes::quote_around;
use super::chars::{decode_attribute, escape_attribute};
use super::json;
use super::scan::{Attributes, Scanner, TokenKind};
use crate::format::part::Edits;
use crate::model::{Lang, Span, Standing};

/// What a page says of itself, as places in its text.
#[derive(Default)]
pub(super) struct PageMetadata {
    /// The language that the `html` element names.
    own: Option<Lang>,
    alternates: Vec<Alternate>,
    /// Its own address, in `rel=canonical` and `og:url`.
    addresses: Vec<Span>,
    /// Its language, in `http-equiv=content-language` and the like.
    languages: Vec<Span>,
    /// `og:locale`, and whether it is one of its alternates.
    locales: Vec<(Span, bool)>,
    /// Members of its JSON-LD, that have no place of their own among the blocks.
    members: Vec<json::Member>,
    /// The names of what people might read and that nobody is offered: `keywords`, `articleBody`.
    unread: Vec<&'static str>,
}

/// A declared translation.
struct Alternate {
    lang: Lang,
    address: String,
}

/// The names under which `meta` says the page's language.
const LANGUAGE_NAMES: &[&str] = &["content-language", "language", "dc.language", "dcterms.language"];
/// What is written for machines in the page's language.
const UNREAD: &[&str] = &["articleBody", "abstract", "keywords", "articleSection"];

impl PageMetadata {
    pub(super) fn of(text: &str) -> Self {
        let mut out = Self::default();
        let mut in_head = true;
        let mut data = false;
        for token in Scanner::new(text) {
            let name = match token.kind {
                TokenKind::Start { name } => name,
                TokenKind::Raw if data => {
                    out.read_data(text, token.span);
                    continue;
                }
                _ => continue,
            };
            let tag = text[name.range()].to_ascii_lowercase();
            data = tag == "script"
                && value(text, name, "type")
                    .is_some_and(|kind| text[kind.range()].trim().eq_ignore_ascii_case("application/ld+json"));
            match tag.as_str() {
                "html" => out.own = value(text, name, "lang").and_then(|span| parsed(&text[span.range()])),
                // Addresses of a page stand in its head.
                "body" => in_head = false,
                "link" if in_head => out.link(text, name),
                "meta" if in_head => out.meta(text, name),
                _ => {}
            }
        }
        out.unread.sort_unstable();
        out.unread.dedup();
        out
    }

    fn link(&mut self, text: &str, name: Span) {
        let Some(href) = value(text, name, "href") else { return };
        let rel = value(text, name, "rel").map(|rel| text[rel.range()].to_ascii_lowercase()).unwrap_or_default();
        let rel: Vec<&str> = rel.split_ascii_whitespace().collect();
        if rel.contains(&"canonical") {
            self.addresses.push(href);
        } else if rel.contains(&"alternate")
            && let Some(lang) = value(text, name, "hreflang").and_then(|span| parsed(&text[span.range()]))
        {
            self.alternates.push(Alternate { lang, address: address(text, href) });
        }
    }

    fn meta(&mut self, text: &str, name: Span) {
        let named = ["property", "name", "http-equiv"].iter().find_map(|key| value(text, name, key));
        let (Some(named), Some(content)) = (named, value(text, name, "content")) else { return };
        let named = text[named.range()].trim().to_ascii_lowercase();
        match named.as_str() {
            "og:url" => self.addresses.push(content),
            "og:locale" => self.locales.push((content, false)),
            "og:locale:alternate" => self.locales.push((content, true)),
            "keywords" | "news_keywords" if worded(&text[content.range()]) => self.unread.push("keywords"),
            named if LANGUAGE_NAMES.contains(&named) => self.languages.push(content),
            _ => {}
        }
    }

    fn read_data(&mut self, text: &str, span: Span) {
        for member in json::members(text, span) {
            match member.key {
                key if UNREAD.contains(&key) && worded(&text[member.span.range()]) => self.unread.push(key),
                "inLanguage" | "mainEntityOfPage" | "url" | "item" | "@id" => self.members.push(member),
                _ => {}
            }
        }
    }

    /// What is written for machines in the original's language and is not translated, by name.
    pub(super) fn unread(&self) -> &[&'static str] {
        &self.unread
    }

    /// Whether a tag inside the page is its own language: `en-GB` on a page in `en`.
    pub(super) fn is_own(&self, lang: &Lang) -> bool {
        self.own.as_ref().is_some_and(|own| matches!(own.standing(lang), Standing::Same | Standing::Unspecified))
    }

    /// Lets the page say that it is in `lang`.
    pub(super) fn follow_language(&self, text: &str, lang: &Lang, edits: &mut Edits) {
        let other = |said: &Lang| matches!(lang.standing(said), Standing::Sister | Standing::Other);
        for &span in &self.languages {
            if parsed(&text[span.range()]).is_some_and(|said| other(&said)) {
                replace_attribute(text, span, &lang.to_string(), edits);
            }
        }
        for member in self.members.iter().filter(|member| member.key == "inLanguage") {
            if parsed(&text[member.span.range()]).is_some_and(|said| other(&said)) {
                edits.replace(member.span, lang.to_string());
            }
        }
        let own = self.locales.iter().find(|(_, alternate)| !alternate).map(|&(span, _)| span);
        let Some(own) = own.filter(|span| parsed(&text[span.range()]).is_some_and(|said| other(&said))) else { return };
        let alternate = |standing: Standing| {
            let said = |span: &Span| parsed(&text[span.range()]).is_some_and(|said| lang.standing(&said) == standing);
            self.locales.iter().filter(|(_, alternate)| *alternate).map(|&(span, _)| span).find(said)
        };
        match alternate(Standing::Same).or_else(|| alternate(Standing::Unspecified)) {
            // The two change places.
            Some(new) => {
                replace_attribute(text, own, &address(text, new), edits);
                replace_attribute(text, new, &address(text, own), edits);
            }
            None => replace_attribute(text, own, &locale(lang), edits),
        }
    }

    /// Lets `canonical`, `og:url` and the JSON-LD say the address that the page declares for `lang`. Nothing changes where the
    /// page is in that language already or declares no such address, nor an address that is another one than the
    /// original's own: the article was first published elsewhere.
    pub(super) fn follow_address(&self, text: &str, lang: &Lang, edits: &mut Edits) {
        if self.own.as_ref().is_some_and(|own| own.standing(lang) == Standing::Same) {
            return;
        }
        let of = |lang: &Lang| {
            let exact = self.alternates.iter().find(|one| one.lang == *lang);
            exact.or_else(|| self.alternates.iter().find(|one| one.lang.standing(lang) == Standing::Same))
        };
        // `pt` alone is whatever Portuguese there is.
        let wider = |lang: &Lang| {
            let mut open = self.alternates.iter().filter(|one| one.lang.standing(lang) == Standing::Unspecified);
            open.next().filter(|_| open.next().is_none())
        };
        let Some(new) = of(lang).or_else(|| wider(lang)) else { return };
        let original = self.own.as_ref().and_then(|own| of(own).or_else(|| wider(own)));
        let is_own = |old: &str| old != new.address && original.is_none_or(|original| original.address == old);
        let mut own_addresses: Vec<String> = original.map(|original| original.address.clone()).into_iter().collect();
        for &span in &self.addresses {
            let old = address(text, span);
            if is_own(&old) {
                replace_attribute(text, span, &new.address, edits);
                own_addresses.push(old);
            }
        }
        for member in self.members.iter().filter(|member| member.key != "inLanguage") {
            // An address inside the page (`#article`) stays one.
            let Some(said) = json::decode(&text[member.span.range()]) else { continue };
            let (old, inside) = said.split_at(said.find('#').unwrap_or(said.len()));
            if old != new.address && own_addresses.iter().any(|own| own == old) {
                let mut written = String::new();
                json::escape(&format!("{}{inside}", new.address), str::is_ascii, &mut written);
                edits.replace(member.span, written);
            }
        }
    }
}

/// A tag as Open Graph spells it: language and country.
fn locale(lang: &Lang) -> String {
    let region = lang.region().map(str::to_owned).or_else(|| match lang.script().as_deref() {
        Some("Hans") => Some("CN".to_owned()),
        Some("Hant") => Some("TW".to_owned()),
        _ => None,
    });
    match region {
        Some(region) => format!("{}_{region}", lang.language()),
        None => lang.language().to_owned(),
    }
}

fn worded(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn replace_attribute(text: &str, span: Span, new: &str, edits: &mut Edits) {
    let mut written = String::new();
    match quote_around(text, span) {
        Some(quote) => escape_attribute(new, quote, &mut written),
        None => {
            written.push('"');
            escape_attribute(new, '"', &mut written);
            written.push('"');
        }
    }
    edits.replace(span, written);
}

pub(super) fn parsed(tag: &str) -> Option<Lang> {
    Lang::parse(tag).ok()
}

fn address(text: &str, span: Span) -> String {
    decode_attribute(&text[span.range()]).trim().to_owned()
}

/// The value of the first attribute of this name.
pub(super) fn value(text: &str, tag: Span, wanted: &str) -> Option<Span> {
    let named = |name: Span| text[name.range()].eq_ignore_ascii_case(wanted);
    Attributes::of(text, tag).find(|attribute| named(attribute.name)).and_then(|attribute| attribute.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{HTML, Input, PouredBlock, PouredSegment, Pouring};
    use crate::model::{Piece, Text};

    fn poured(page: &str, lang: &str) -> String {
        let html = HTML.document("a.html").unwrap();
        let document = (html.read)(&Input { name: "a.html", bytes: page.as_bytes() }).unwrap().value;
        let block = document.blocks.iter().position(|block| block.text.chars() == "One.").unwrap();
        let segment = PouredSegment { text: Text::plain("Um."), after: String::new(), unconfirmed: None };
        let lang = Lang::parse(lang).unwrap();
        let of = |block: usize, segment| PouredBlock { block, segments: vec![segment] };
        let mut blocks = vec![of(block, segment.clone())];
        let own = document.blocks.iter().enumerate().skip(block + 1);
        blocks.extend(own.filter(|(_, own)| own.text.chars() == "One.").map(|(at, own)| {
            let pieces = own.text.pieces().iter().map(|piece| match piece {
                Piece::Chars(_) => Piece::Chars("Um.".to_owned()),
                Piece::Code(code) => Piece::Code(code.clone()),
            });
            of(at, PouredSegment { text: Text::from_pieces(pieces), ..segment.clone() })
        }));
        let pouring = Pouring { lang: &lang, blocks };
        String::from_utf8((html.pour)(&document, &pouring).unwrap().value).unwrap()
    }

    /// Its own text poured back.
    fn untouched(page: &str, lang: &str) -> String {
        let html = HTML.document("a.html").unwrap();
        let document = (html.read)(&Input { name: "a.html", bytes: page.as_bytes() }).unwrap().value;
        let segment = |text: &Text| PouredSegment { text: text.clone(), after: String::new(), unconfirmed: None };
        let own = document.blocks.iter().enumerate();
        let blocks = own.map(|(block, own)| PouredBlock { block, segments: vec![segment(&own.text)] }).collect();
        let lang = Lang::parse(lang).unwrap();
        String::from_utf8((html.pour)(&document, &Pouring { lang: &lang, blocks }).unwrap().value).unwrap()
    }

    #[test]
    fn a_translated_page_says_its_language_wherever_it_says_one() {
        let page = |lang: &str, locale: &str, alternate: &str, url: &str, text: &str| {
            format!(
                "<html lang=\"{lang}\"><head><meta property=og:locale content={locale}>\
                 <meta property=\"og:locale:alternate\" content=\"{alternate}\"><meta http-equiv=Content-Language content='{lang}'>\
                 <link rel=canonical href=\"https://a.example/{url}\">\
                 <link rel=alternate hreflang=en href=\"https://a.example/en\"><link rel=alternate hreflang=pt-PT href=\"https://a.example/pt\">\
                 <script type=\"application/ld+json\">{{\"headline\":\"{text}\",\"inLanguage\":[\"{lang}\"],\"mainEntityOfPage\":{{\"@id\":\"https:\\/\\/a.example\\/en#top\"}},\
                 \"author\":{{\"url\":\"https://a.example/about\"}},\"articleBody\":\"One.\",\"translationOfWork\":{{\"inLanguage\":\"en\",\"@id\":\"https://a.example/en\"}}}}</script></head>\
                 <body lang={lang}><nav><li lang=en><a hreflang=en>English</a></li></nav>\
                 <main><article lang='{lang}'><blockquote lang=la>Alea.</blockquote><p><span lang=\"{lang}\">{text}</span></p></article></main></body></html>"
            )
        };
        let (before, after) =
            (page("en", "en_GB", "pt_PT", "en", "One."), poured(&page("en", "en_GB", "pt_PT", "en", "One."), "pt-PT"));
        let expected = page("pt-PT", "\"pt_PT\"", "en_GB", "pt", "Um.")
            .replace("<body lang=pt-PT>", "<body lang=\"pt-PT\">")
            .replace("https:\\/\\/a.example\\/en#top", "https://a.example/pt#top");
        assert_eq!(after, expected);
        // Nothing translated, nothing said anew but in the `html` element.
        assert_eq!(untouched(&before, "en"), before);
    }

    #[test]
    fn a_locale_without_an_alternate_is_made_of_the_language() {
        let page = "<html><meta property='og:locale' content='en_US'><p>One.</p></html>";
        for (lang, locale) in
            [("pt-BR", "pt_BR"), ("pt", "pt"), ("zh-Hans", "zh_CN"), ("zh-Hant", "zh_TW"), ("zh-MO", "zh_MO")]
        {
            assert!(poured(page, lang).contains(&format!("content='{locale}'")), "{lang}");
        }
    }

    #[test]
    fn the_finished_page_has_the_address_that_the_original_declares_for_it() {
        let head = |canonical: &str, og: &str| {
            format!(
                "<html lang=\"en\"><head><link rel=\"canonical\" href=\"{canonical}\"><meta property='og:url' content='{og}'>\
                 <link rel=alternate hreflang=en href=\"https://a.example/en?x=1&amp;y=2\">\
                 <link rel=\"alternate\" hreflang=\"pt_PT\" href=\"https://a.example/it's/pt\">\
                 <link rel=\"alternate\" hreflang=\"zh-CN\" href=/zh>\
                 <link rel=\"alternate\" hreflang=\"x-default\" href=\"https://a.example/\"></head>\
                 <body><a hreflang=\"pt-PT\" href=\"/pt\">PT</a><p>One.</p></body></html>"
            )
        };
        let english = "https://a.example/en?x=1&amp;y=2";
        let expected =
            |lang: &str, page: String| page.replace("lang=\"en\"", &format!("lang=\"{lang}\"")).replace("One.", "Um.");
        let page = head(english, english);
        assert_eq!(
            poured(&page, "pt-PT"),
            expected("pt-PT", head("https://a.example/it's/pt", "https://a.example/it&#39;s/pt"))
        );
        assert_eq!(poured(&page, "zh-Hans"), expected("zh-Hans", head("/zh", "/zh")));
        // No address of its own, and one of another house.
        assert_eq!(poured(&page, "pt-BR"), expected("pt-BR", page.clone()));
        let elsewhere = head("https://agency.example/first", english);
        assert_eq!(
            poured(&elsewhere, "pt-PT"),
            expected("pt-PT", head("https://agency.example/first", "https://a.example/it&#39;s/pt"))
        );
        // Languages without a country, as most sites declare them; where several may be meant, none is.
        let wide = page.replace("pt_PT", "pt").replace("zh-CN", "zh");
        let poured_wide = |lang: &str, address: &str, written: &str| {
            let to = expected(lang, head(address, written)).replace("pt_PT", "pt").replace("zh-CN", "zh");
            assert_eq!(poured(&wide, lang), to);
        };
        poured_wide("pt-BR", "https://a.example/it's/pt", "https://a.example/it&#39;s/pt");
        poured_wide("zh-MO", "/zh", "/zh");
        // The page's own text poured back changes nothing.
        assert_eq!(poured(&page, "en"), page.replace("One.", "Um."));
    }
}
