//! The top of the page: how much there is, how much is left, what the bands mean, which terms stand in the text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::desk::leverage::{Band, Bands, Leverage};
use crate::desk::report::TermUse;
use crate::model::{Definition, TermStatus};
use crate::report::html::{EscapedVoice, escape, number, words};
use crate::report::row::{Row, Todo, band_class, band_range, band_words};
use crate::report::segment::Pair;
use crate::report::text::excerpt;

/// Up to five figures: what is ready, to review, to check, new, and repeated.
pub(super) fn tiles(say: EscapedVoice<'_>, rows: &[&Row<'_>], out: &mut String) {
    let tiles: [(&str, &str, &[Todo]); 5] = [
        ("page-tile-ready", "page-todo-ready-hint", &[Todo::Ready]),
        ("page-tile-review", "page-todo-review-hint", &[Todo::Review]),
        ("page-tile-check", "page-tile-check-hint", &[Todo::Correct, Todo::Choose, Todo::Confirm, Todo::Adapt]),
        ("page-tile-new", "page-tile-new-hint", &[Todo::New]),
        ("page-tile-repeat", "page-todo-repeat-hint", &[Todo::Repeat]),
    ];
    out.push_str("<ul class=\"tiles\">\n");
    for (name, hint, todos) in tiles {
        let (mut segments, mut count) = (0, 0);
        let mut first = None;
        for row in rows.iter().filter(|row| todos.contains(&row.todo)) {
            segments += 1;
            count += row.words;
            first = first.or(Some(row));
        }
        if segments == 0 && matches!(todos, [Todo::Repeat | Todo::Review]) {
            continue;
        }
        let class = todos[0].group();
        let (name, hint) = (say.say(name), say.say(hint));
        let (segments, count) =
            (say.count("page-count-segments", "count", segments), say.count("page-count-words", "count", count));
        let name = match first {
            Some(row) if row.todo == Todo::Ready => format!("<a href=\"#seg-{}\">{name}</a>", row.number),
            Some(row) => format!("<a href=\"#left-{}\">{name}</a>", row.todo.class()),
            None => name,
        };
        let _ = writeln!(
            out,
            "<li class=\"tile g-{class}\"><h3>{name}</h3><p class=\"fig\">{segments}</p><p class=\"sub\">{count}</p>\
             <p class=\"hint\">{hint}</p></li>"
        );
    }
    out.push_str("</ul>\n");
}

/// The bar and the table of bands, which is also the legend.
pub(super) fn bands(say: EscapedVoice<'_>, leverage: &Leverage, out: &mut String) {
    let total = leverage.total();
    out.push_str("<div class=\"bar\" aria-hidden=\"true\">");
    for band in Band::ALL {
        let count = leverage.count(*band);
        if count.words > 0 {
            let share = count.words * 100 / total.words.max(1);
            let label = match share {
                8.. => say.count("page-count-share", "count", share),
                _ => String::new(),
            };
            let _ = write!(
                out,
                "<span class=\"{}\" style=\"flex-grow:{}\"><span>{label}</span></span>",
                band_class(*band),
                count.words
            );
        }
    }
    let _ = writeln!(
        out,
        "</div>\n<table class=\"bands\">\n<caption class=\"vh\">{}</caption>\n<thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead>",
        say.say("page-bands-caption"),
        say.say("page-column-band"),
        say.say("page-column-segments"),
        say.say("page-column-words"),
    );
    table_body(say, "page-nav-story", &leverage.story, leverage.from, out);
    if leverage.site.total().segments > 0 {
        table_body(say, "page-nav-site", &leverage.site, leverage.from, out);
    }
    let _ = writeln!(out, "</table>\n<p class=\"note\">{}</p>", say.say("page-bands-note"));
}

fn table_body(say: EscapedVoice<'_>, title: &str, bands: &Bands, from: Option<u8>, out: &mut String) {
    let whole = title == "page-nav-story";
    let figure = |figure: u64| escape(&say.voice.number(i64::try_from(figure).unwrap_or(i64::MAX)));
    let total = bands.total();
    let _ = writeln!(
        out,
        "<tbody>\n<tr class=\"sum\"><th scope=\"rowgroup\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
        say.say(title),
        figure(total.segments),
        figure(total.words)
    );
    for band in Band::ALL {
        let count = bands.count(*band);
        // The story's table is also the legend, but for what was not looked for, or can only be in a file that was begun.
        let unasked = *band == Band::Translated || band.scores().zip(from).is_some_and(|((_, most), from)| most < from);
        if count.segments == 0 && (!whole || unasked) {
            continue;
        }
        let zero = if count.segments == 0 { " class=\"zero\"" } else { "" };
        let [name, hint] = band_words(*band);
        let _ = write!(
            out,
            "<tr{zero}><th scope=\"row\"><div class=\"b\"><p><i class=\"sw {}\" aria-hidden=\"true\"></i>{}",
            band_class(*band),
            say.say(name),
        );
        if let Some(range) = band_range(*say.voice, *band, from) {
            let _ = write!(out, " <span class=\"range\">{}</span>", escape(&range));
        }
        out.push_str("</p>");
        if whole {
            let _ = write!(out, "<p class=\"hint\">{}</p>", say.say(hint));
        }
        let _ = writeln!(
            out,
            "</div></th><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            figure(count.segments),
            figure(count.words)
        );
    }
    out.push_str("</tbody>\n");
}

/// Up to so many lines a list is not broken over two columns.
const SHORT: usize = 8;

/// Links to everything that is left, by what it asks.
pub(super) fn left(pair: Pair<'_>, rows: &[&Row<'_>], out: &mut String) {
    let say = pair.say;
    let _ = writeln!(
        out,
        "<section id=\"left\" aria-labelledby=\"h-left\">\n<h2 id=\"h-left\">{}</h2>",
        say.say("page-left")
    );
    if rows.iter().all(|row| row.todo == Todo::Ready) {
        let _ = writeln!(out, "<p>{}</p>", say.say("page-left-nothing"));
    }
    out.push_str("<div class=\"lists\">\n");
    for todo in Todo::LEFT {
        let here: Vec<_> = rows.iter().filter(|row| row.todo == todo).collect();
        if here.is_empty() {
            continue;
        }
        let count: u64 = here.iter().map(|row| row.words).sum();
        let _ = writeln!(
            out,
            "<div class=\"list{} g-{}\" id=\"left-{}\"><h3>{} <span class=\"sub\">{} · {}</span></h3><p class=\"hint\">{}</p>\n<ol>",
            if here.len() <= SHORT { " short" } else { "" },
            todo.group(),
            todo.class(),
            say.say(todo.name()),
            say.count("page-count-segments", "count", here.len() as u64),
            say.count("page-count-words", "count", count),
            say.say(todo.hint()),
        );
        for row in here {
            let score = row.score().filter(|_| todo != Todo::New);
            let score = score.map(|score| say.count("page-score", "score", score.into())).unwrap_or_default();
            line(pair, row, &score, out);
        }
        out.push_str("</ol>\n</div>\n");
    }
    let terms: Vec<_> = rows.iter().filter(|row| !row.avoided().is_empty()).collect();
    if !terms.is_empty() {
        let _ = writeln!(
            out,
            "<div class=\"list short g-check\" id=\"left-terms\"><h3>{} <span class=\"sub\">{}</span></h3>\
             <p class=\"hint\">{}</p>\n<ol>",
            say.say("page-nav-terms"),
            say.count("page-count-segments", "count", terms.len() as u64),
            say.say("page-left-terms-hint"),
        );
        for row in terms {
            let avoided = row.avoided().join(", ");
            line(pair, row, &format!("<s lang=\"{}\">{}</s>", pair.target, escape(&avoided)), out);
        }
        out.push_str("</ol>\n</div>\n");
    }
    out.push_str("</div>\n</section>\n");
}

/// A link to a segment: its number, how it begins, and `end`, which is HTML.
fn line(pair: Pair<'_>, row: &Row<'_>, end: &str, out: &mut String) {
    let _ = writeln!(
        out,
        "<li><a href=\"#seg-{}\"><span class=\"no\">{}</span><span class=\"ex\" lang=\"{}\">{}</span>\
         <span class=\"pc\">{end}</span></a></li>",
        row.number,
        row.number,
        pair.source,
        excerpt(&row.segment.source, 90),
    );
}

/// The terms of the whole text, each once, with the segments they stand in.
pub(super) fn terms(pair: Pair<'_>, rows: &[&Row<'_>], out: &mut String) {
    let say = pair.say;
    let mut terms: BTreeMap<(String, &str), (&TermUse, Vec<usize>)> = BTreeMap::new();
    for row in rows {
        for term in &row.detail.terms {
            let (_, numbers) =
                terms.entry((term.term.to_lowercase(), &term.concept)).or_insert_with(|| (term, Vec::new()));
            if numbers.last() != Some(&row.number) {
                numbers.push(row.number);
            }
        }
    }
    let _ = writeln!(
        out,
        "<section id=\"terms\" aria-labelledby=\"h-terms\">\n<h2 id=\"h-terms\">{}</h2>",
        say.say("page-terms")
    );
    if terms.is_empty() {
        let _ = writeln!(out, "<p>{}</p>\n</section>", say.say("page-terms-none"));
        return;
    }
    let _ = writeln!(
        out,
        "<table class=\"termbase\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th></tr></thead>\n<tbody>",
        say.with("page-terms-caption", &[("target", words(pair.target_plain))]),
        say.say("page-term-source"),
        say.say("page-term-preferred"),
        say.say("page-term-where"),
    );
    for (term, numbers) in terms.values() {
        let _ = write!(out, "<tr><th scope=\"row\"><span lang=\"{}\">{}</span>", pair.source, escape(&term.term));
        if let Some(definition) = Definition::for_reader(&term.definitions, &say.voice.lang()) {
            let lang = definition.lang.as_ref().map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
            let _ = write!(out, "<p class=\"hint\"{lang}><bdi>{}</bdi></p>", escape(&definition.text));
        }
        if term.status >= TermStatus::Deprecated {
            let _ = write!(out, "<p class=\"no\">{}</p>", say.say("page-term-source-avoid"));
        }
        let _ = write!(out, "</th><td>{}{}</td><td class=\"where\">", pair.preferred(term), pair.avoid(term));
        for (index, at) in numbers.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            let label = say.with("page-segment", &[("number", number(*at as u64))]);
            let _ = write!(out, "{comma}<a href=\"#seg-{at}\" aria-label=\"{label}\">{at}</a>");
        }
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}
