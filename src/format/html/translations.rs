//! What a page says of its own translations (`hreflang`): the finished page of a language has the address that the original
//! declares for it, in `rel=canonical` and `og:url`. The list of translations itself is the same on all of them.

use super::attributes::quote_around;
use super::chars::{decode_attribute, escape_attribute};
use super::scan::{Attributes, Scanner, TokenKind};
use crate::format::part::Edits;
use crate::model::{Lang, Span, Standing};

/// A declared translation.
struct Alternate {
    lang: Lang,
    address: String,
}

/// Lets `canonical` and `og:url` say the address that the page declares for `lang`. Nothing changes where the page is in that
/// language already or declares no such address, nor an address that is another one than the original's own: the
/// article was first published elsewhere.
pub(super) fn follow(text: &str, lang: &Lang, edits: &mut Edits) {
    let mut own = None;
    let mut alternates: Vec<Alternate> = Vec::new();
    let mut addresses: Vec<Span> = Vec::new();
    for token in Scanner::new(text) {
        let TokenKind::Start { name } = token.kind else { continue };
        let tag = text[name.range()].to_ascii_lowercase();
        match tag.as_str() {
            "html" => own = value(text, name, "lang").and_then(|span| parsed(&text[span.range()])),
            "link" => {
                let Some(href) = value(text, name, "href") else { continue };
                let rel =
                    value(text, name, "rel").map(|rel| text[rel.range()].to_ascii_lowercase()).unwrap_or_default();
                let rel: Vec<&str> = rel.split_ascii_whitespace().collect();
                if rel.contains(&"canonical") {
                    addresses.push(href);
                } else if rel.contains(&"alternate")
                    && let Some(lang) = value(text, name, "hreflang").and_then(|span| parsed(&text[span.range()]))
                {
                    alternates.push(Alternate { lang, address: address(text, href) });
                }
            }
            "meta" => {
                let named = value(text, name, "property").or_else(|| value(text, name, "name"));
                let is_address = named.is_some_and(|span| text[span.range()].eq_ignore_ascii_case("og:url"));
                addresses.extend(value(text, name, "content").filter(|_| is_address));
            }
            // Addresses of a page stand in its head.
            "body" => break,
            _ => {}
        }
    }
    if own.as_ref().is_some_and(|own| own.standing(lang) == Standing::Same) {
        return;
    }
    let of = |lang: &Lang| {
        let exact = alternates.iter().find(|one| one.lang == *lang);
        exact.or_else(|| alternates.iter().find(|one| one.lang.standing(lang) == Standing::Same))
    };
    // `pt` alone is whatever Portuguese there is.
    let wider = |lang: &Lang| {
        let mut open = alternates.iter().filter(|one| one.lang.standing(lang) == Standing::Unspecified);
        open.next().filter(|_| open.next().is_none())
    };
    let Some(new) = of(lang).or_else(|| wider(lang)) else { return };
    let original = own.as_ref().and_then(|own| of(own).or_else(|| wider(own)));
    for span in addresses {
        let old = address(text, span);
        if old == new.address || original.is_some_and(|original| original.address != old) {
            continue;
        }
        let mut written = String::new();
        match quote_around(text, span) {
            Some(quote) => escape_attribute(&new.address, quote, &mut written),
            None => {
                written.push('"');
                escape_attribute(&new.address, '"', &mut written);
                written.push('"');
            }
        }
        edits.replace(span, written);
    }
}

fn parsed(tag: &str) -> Option<Lang> {
    Lang::parse(tag).ok()
}

fn address(text: &str, span: Span) -> String {
    decode_attribute(&text[span.range()]).trim().to_owned()
}

/// The value of the first attribute of this name.
fn value(text: &str, tag: Span, wanted: &str) -> Option<Span> {
    let named = |name: Span| text[name.range()].eq_ignore_ascii_case(wanted);
    Attributes::of(text, tag).find(|attribute| named(attribute.name)).and_then(|attribute| attribute.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{HTML, Input, PouredBlock, PouredSegment, Pouring};
    use crate::model::Text;

    fn poured(page: &str, lang: &str) -> String {
        let html = HTML.document("a.html").unwrap();
        let document = (html.read)(&Input { name: "a.html", bytes: page.as_bytes() }).unwrap().value;
        let block = document.blocks.iter().position(|block| block.text.chars() == "One.").unwrap();
        let segment = PouredSegment { text: Text::plain("Um."), after: String::new(), unconfirmed: None };
        let lang = Lang::parse(lang).unwrap();
        let pouring = Pouring { lang: &lang, blocks: vec![PouredBlock { block, segments: vec![segment] }] };
        String::from_utf8((html.pour)(&document, &pouring).unwrap().value).unwrap()
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
