//! What can be seen of a block by itself: how long it is, whether it ends like a sentence, what its words and its
//! author's names for it say.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::words::{Furniture, furniture};
use crate::model::{Block, Role};

/// What a block looks like.
#[derive(Debug, Clone)]
pub(super) struct Look {
    /// Words; a Chinese character counts half a word.
    pub(super) words: f32,
    /// Whether it is running text: a sentence or several.
    pub(super) prose: bool,
    /// Whether it ends as a sentence ends.
    pub(super) ends: bool,
    /// Of its characters, how many stand in links, 0 to 1.
    pub(super) links: f32,
    /// What the site uses it for, by its words.
    pub(super) furniture: Option<Furniture>,
    /// Whether it is a date, with little else.
    pub(super) date: bool,
    /// Whether it names an author, with little else.
    pub(super) byline: bool,
    /// What compares equal: letters and digits alone, lower case.
    pub(super) letters: String,
}

/// Marks that end a sentence, closing quotation marks and brackets taken off.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | '」' | '』' | ')' | '）' | '］' | ']' | '›')
    });
    bare.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；', '．'])
}

fn ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | '\u{f900}'..='\u{faff}')
}

/// A character that is a letter and has no lower case, told without a look into a table.
pub(super) fn plain_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

impl Look {
    /// The look of a block with these characters.
    pub(super) fn of(block: &Block, chars: &str) -> Self {
        let mut words = 0.0_f32;
        let mut commas = 0;
        let mut in_word = false;
        let mut han = 0_usize;
        let mut letters = String::with_capacity(chars.len());
        let mut lower = String::with_capacity(chars.len());
        for c in chars.chars() {
            if c.is_ascii() {
                let small = c.to_ascii_lowercase();
                lower.push(small);
                if small.is_ascii_alphanumeric() {
                    letters.push(small);
                }
            } else if plain_ideograph(c) {
                lower.push(c);
                letters.push(c);
            } else {
                for small in c.to_lowercase() {
                    lower.push(small);
                    if small.is_alphanumeric() {
                        letters.push(small);
                    }
                }
            }
            if ideograph(c) {
                words += 0.5;
                han += 1;
                in_word = false;
            } else if c.is_alphanumeric() {
                if !in_word {
                    words += 1.0;
                }
                in_word = true;
            } else {
                commas += usize::from(matches!(c, ',' | '，' | '、' | '；' | ';'));
                // An apostrophe or hyphen stands within a word.
                in_word = in_word && matches!(c, '\'' | '’' | '-');
            }
        }
        let ends = ends_sentence(chars);
        let chinese = han as f32 > words;
        let links = if chars.is_empty() { 0.0 } else { block.traits.link_bytes as f32 / chars.len() as f32 };
        let inner_stop = chars.contains(['。', '！', '？']) || chars.contains(". ") || chars.contains("? ");
        let sentence = ends && (chinese && words > 6.0 || words > 8.0) && !lower.ends_with(')');
        let date = words <= 14.0 && !sentence && is_date(&lower);
        let mut furniture = furniture(&lower, words);
        let mut prose = if chinese {
            (ends && words >= 7.0 && (commas > 0 || inner_stop || words >= 10.0))
                || (words >= 20.0 && (commas > 0 || inner_stop))
        } else {
            (ends && words >= 9.0) || (words >= 24.0 && (commas > 0 || inner_stop))
        };
        if chars.ends_with([':', '：', ';', '；']) && words < 12.0 {
            prose = false;
        }
        // A sentence may begin like a label.
        if prose
            && ends
            && words > 11.0
            && !matches!(
                furniture,
                Some(Furniture::Subscribe | Furniture::Consent | Furniture::Comments | Furniture::Credit)
            )
            && !super::words::anywhere(&lower)
            && !lower.starts_with(['(', '（', '【', '['])
        {
            furniture = None;
        }
        let byline = words <= 14.0 && (matches!(furniture, Some(Furniture::Byline)) || (date && words <= 12.0));
        // A teaser breaks off: `… read how it`...
        let cut = (chars.ends_with(" …")
            || chars.ends_with(" ...")
            || (chars.ends_with("..") && !chars.ends_with("..."))
            || chars.ends_with("[…]")
            || chars.ends_with("[...]"))
            && words < 45.0;
        prose &= !cut;
        prose &= links < 0.6 && furniture.is_none() && !(date && words < 12.0);
        let ends = ends && !cut;
        Self { words, prose, ends, links, furniture, date, byline, letters }
    }

    /// How much a block of running text weighs: its length, but no more than a long paragraph's.
    pub(super) fn weight(&self) -> f32 {
        if self.prose { 1.0 + (self.words / 12.0).min(6.0) } else { 0.0 }
    }
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "fev",
    "abr",
    "mai",
    "ago",
    "set",
    "out",
    "dez",
    "may",
];

/// Whether a short line (in lower case) gives a day or an hour: `21/05/2020 17h29`, `May 3, 2024`, `2020年5月2日`,
/// `3 hours ago`, `há 2 horas`, `2小时前`.
pub(super) fn is_date(lower: &str) -> bool {
    let bytes = lower.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let has_year = lower
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")));
    if !lower.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let month = || lower.split(|c: char| !c.is_alphabetic()).any(|word| MONTHS.contains(&word));
    // Names of months run together with what stands before them (`Staff writerApril 28, 2023`).
    let long_month = || MONTHS.iter().filter(|month| month.len() > 4).any(|month| lower.contains(month));
    let chinese = lower.contains('年') && lower.contains('月') && !lower.contains(['，', '。', '；', '：']);
    if has_year && (month() || long_month() || chinese) {
        return true;
    }
    for at in 0..bytes.len() {
        // 21/05/2020, 2020-05-21, 21.05.20, 17:29, 17h29
        if digit(at)
            && (digit(at + 1) || bytes.get(at + 1).is_some_and(|byte| b"/.-:h".contains(byte)))
            && (at == 0 || !digit(at - 1))
        {
            let mut end = at;
            while digit(end) {
                end += 1;
            }
            let separator = bytes.get(end).copied();
            let mut next = end + 1;
            while digit(next) {
                next += 1;
            }
            let second = next.saturating_sub(end + 1);
            match separator {
                Some(mark @ (b'/' | b'-' | b'.'))
                    if ((1..=2).contains(&second) || second == 4)
                        && bytes.get(next) == Some(&mark)
                        && digit(next + 1) =>
                {
                    return true;
                }
                Some(b':' | b'h') if second == 2 && end - at <= 2 => return true,
                _ => {}
            }
        }
    }
    let ago = lower.ends_with(" ago")
        || [" hours ago", " horas atrás", " minutos atrás", "小时前", "小時前"].iter().any(|ago| lower.contains(ago))
        || (lower.starts_with("há ") && lower.len() < 30)
        || lower.ends_with("前") && lower.chars().count() < 12;
    ago || (month() && lower.chars().count() < 30 && has_day(lower))
}

fn has_day(lower: &str) -> bool {
    lower.split(|c: char| !c.is_ascii_digit()).any(|run| (1..=2).contains(&run.len()))
}

/// What an author's name for an element says of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u32);

impl Marks {
    pub(super) const BODY: Self = Self(1);
    pub(super) const BAD: Self = Self(2);
    pub(super) const COMMENTS: Self = Self(4);
    pub(super) const CAPTION: Self = Self(8);
    pub(super) const BYLINE: Self = Self(16);
    pub(super) const DATE: Self = Self(32);
    pub(super) const TITLE: Self = Self(64);
    pub(super) const STANDFIRST: Self = Self(128);
    pub(super) const NAVIGATION: Self = Self(256);
    pub(super) const FOOTER: Self = Self(512);
    pub(super) const CRUMBS: Self = Self(1024);
    pub(super) const SECTION: Self = Self(2048);
    pub(super) const RELATED: Self = Self(4096);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Names that authors give to elements. `=word` counts as a whole word only (`article-ad`, not `adapted`).
const NAMES: &[(Marks, &[&str])] = &[
    (
        Marks::BODY,
        &[
            "articlebody",
            "article-body",
            "article_body",
            "article-content",
            "article__body",
            "article__content",
            "articlecontent",
            "article-text",
            "articletext",
            "story-body",
            "storybody",
            "story__body",
            "story-content",
            "story-text",
            "post-content",
            "post-body",
            "postcontent",
            "entry-content",
            "entrycontent",
            "entry-body",
            "content-body",
            "contentbody",
            "body-content",
            "body-text",
            "bodytext",
            "body-copy",
            "main-content",
            "news-content",
            "newscontent",
            "news-text",
            "news-body",
            "materia",
            "noticia",
            "conteudo",
            "conteúdo",
            "corpo",
            "texto",
            "=article",
            "=story",
            "=entry",
            "=post",
            "=content",
            "=text",
            "=body",
            "rich-text",
            "richtext",
            "maincontent",
            "detail-content",
            "artibody",
            "endtext",
            "cont_article",
            "neirong",
            "zhengwen",
        ],
    ),
    (
        Marks::BAD,
        &[
            "sidebar",
            "side-bar",
            "newsletter",
            "subscri",
            "signup",
            "sign-up",
            "paywall",
            "=ad",
            "=ads",
            "=advert",
            "advertis",
            "adslot",
            "ad-slot",
            "adunit",
            "publicidade",
            "=pub",
            "banner",
            "sponsor",
            "=share",
            "sharing",
            "=social",
            "sociallinks",
            "social-",
            "shareba",
            "sharetool",
            "popular",
            "trending",
            "mostread",
            "most-read",
            "most_read",
            "mostviewed",
            "most-viewed",
            "maislidas",
            "mais-lidas",
            "mais_lidas",
            "=tags",
            "=tag",
            "taglist",
            "tag-list",
            "keywords",
            "cookie",
            "consent",
            "gdpr",
            "=modal",
            "popup",
            "pop-up",
            "overlay",
            "=widget",
            "=widgets",
            "outbrain",
            "taboola",
            "author-bio",
            "authorbio",
            "author-info",
            "about-author",
            "bio-",
            "=bio",
            "sig-line",
            "toolbar",
            "=tools",
            "pagination",
            "=pager",
            "=print",
            "screen-reader",
            "sr-only",
            "visually-hidden",
            "visuallyhidden",
            "=skip",
            "recirc",
            "pullquote",
            "pull-quote",
            "promo-",
            "=promo",
            "promobox",
            "promolink",
            "carousel",
            "teasers",
            "=jobs",
            "=rating",
            "=poll",
            "=vote",
            "=search",
            "=login",
            "=toc",
            "=masthead",
            "leaderboard",
            "=cta",
            "=donate",
            "donation",
            "=app-",
            "=ranking",
            "=rank",
            "hotnews",
            "=widget",
            "infobox",
            "=factbox",
            "=video-player",
            "player",
            "=playlist",
            "=notice",
            "disclaimer",
            "copyright",
            "=editor",
            "=qrcode",
            "=wechat",
            "=report",
            "=erro",
            "=error",
            "=utility",
            "=actions",
            "=follow",
        ],
    ),
    (
        Marks::RELATED,
        &[
            "related",
            "relacionad",
            "=relate",
            "recommend",
            "recomend",
            "readmore",
            "read-more",
            "read_more",
            "readnext",
            "read-next",
            "leia-mais",
            "leiamais",
            "leia-tambem",
            "leiatambem",
            "saibamais",
            "saiba-mais",
            "saiba_mais",
            "veja-tambem",
            "vejatambem",
            "veja-mais",
            "vejamais",
            "=more",
            "more-on",
            "morefrom",
            "more-from",
            "seealso",
            "see-also",
            "=links",
            "linklist",
            "link-list",
            "=lateststories",
            "latest-news",
            "=latest",
            "=xiangguan",
            "=next",
            "upnext",
            "up-next",
        ],
    ),
    (
        Marks::COMMENTS,
        &[
            "comment",
            "comentario",
            "disqus",
            "livefyre",
            "coral",
            "=reply",
            "=replies",
            "gentie",
            "pinglun",
            "=respond",
        ],
    ),
    (
        Marks::CAPTION,
        &[
            "caption",
            "legenda",
            "wp-caption",
            "=credit",
            "=credits",
            "photo-credit",
            "=cutline",
            "image-desc",
            "imgdesc",
            "img-desc",
            "picture-text",
            "=foto",
            "=photo",
            "=figure",
            "image-text",
            "photoinfo",
            "foto-legenda",
            "=pictext",
            "=imgtext",
            "tushuo",
            "=gallery",
            "slideshow",
            "galeria",
        ],
    ),
    (
        Marks::BYLINE,
        &[
            "byline",
            "by-line",
            "=author",
            "=authors",
            "=autor",
            "=autores",
            "article-author",
            "authorname",
            "author-name",
            "=writer",
            "=signature",
            "assinatura",
            "=credito",
            "=source",
            "=fonte",
            "=meta",
            "articlemeta",
            "article-meta",
            "article_meta",
            "post-meta",
            "entry-meta",
            "postmeta",
            "post-info",
            "postinfo",
            "article-info",
            "articleinfo",
            "=info",
            "itemprop:author",
            "art_info",
            "=laiyuan",
            "=contributor",
            "=reporter",
        ],
    ),
    (
        Marks::DATE,
        &[
            "=date",
            "=time",
            "timestamp",
            "time-stamp",
            "pubdate",
            "publish-date",
            "published",
            "dateline",
            "=datetime",
            "=data",
            "=posted",
            "itemprop:datepublished",
            "itemprop:datemodified",
            "datapublicacao",
            "data-publicacao",
            "pub_date",
            "=pubtime",
            "post-date",
            "lastupdate",
            "last-update",
        ],
    ),
    (
        Marks::TITLE,
        &[
            "headline",
            "article-title",
            "articletitle",
            "article__title",
            "post-title",
            "entry-title",
            "story-title",
            "news-title",
            "newstitle",
            "itemprop:headline",
            "itemprop:name",
            "titulo",
            "=title",
            "page-title",
            "manchete",
            "biaoti",
            "maintitle",
            "main-title",
        ],
    ),
    (
        Marks::STANDFIRST,
        &[
            "standfirst",
            "stand-first",
            "=dek",
            "=deck",
            "subtitle",
            "sub-title",
            "subtitulo",
            "sub-titulo",
            "subheadline",
            "sub-headline",
            "subheading",
            "sub-heading",
            "subhead",
            "sub-head",
            "=summary",
            "=lead",
            "=lede",
            "=intro",
            "=excerpt",
            "linha-fina",
            "linhafina",
            "linha_fina",
            "=gravata",
            "=bigode",
            "=sutia",
            "=olho",
            "itemprop:description",
            "itemprop:alternativeheadline",
            "article-description",
            "article__description",
            "article-summary",
            "=abstract",
            "=strapline",
            "=tagline",
            "=resumo",
            "=chapeu-texto",
            "article-dek",
            "article-intro",
            "=teasertext",
            "=entradilla",
            "=lide",
        ],
    ),
    (
        Marks::NAVIGATION,
        &[
            "=nav",
            "=navbar",
            "navigation",
            "=menu",
            "=menus",
            "navmenu",
            "main-menu",
            "mainmenu",
            "submenu",
            "=topbar",
            "top-bar",
            "=nav-",
            "navlist",
            "=subnav",
            "globalnav",
        ],
    ),
    (Marks::FOOTER, &["footer", "=foot", "rodape", "rodapé", "=bottom", "=colophon", "=copyright"]),
    (
        Marks::CRUMBS,
        &[
            "breadcrumb",
            "bread-crumb",
            "=crumb",
            "=crumbs",
            "=migalha",
            "migalhas",
            "=path",
            "=location",
            "=position",
            "weizhi",
            "=caminho",
        ],
    ),
    (
        Marks::SECTION,
        &[
            "=kicker",
            "=eyebrow",
            "=chapeu",
            "=chapéu",
            "=antetitulo",
            "=retranca",
            "=cartola",
            "=overline",
            "=category",
            "=categoria",
            "article-section",
            "=section-name",
            "=rubric",
            "=label",
            "=hat",
            "=topic",
        ],
    ),
];

struct Names {
    all: AhoCorasick,
    kinds: Vec<(Marks, bool)>,
}

static TABLE: LazyLock<Option<Names>> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut kinds = Vec::new();
    for &(kind, names) in NAMES {
        for name in names {
            match name.strip_prefix('=') {
                Some(whole) => {
                    words.push(whole);
                    kinds.push((kind, true));
                }
                None => {
                    words.push(name);
                    kinds.push((kind, false));
                }
            }
        }
    }
    let all = AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(words).ok()?;
    Some(Names { all, kinds })
});

/// Whether a name goes on (or begins) so that it tells of a setting: `comments-enabled`, `has-sidebar`, `no-ads`.
fn about(bytes: &[u8], before: bool) -> bool {
    let word = |byte: &u8| byte.is_ascii_alphanumeric();
    if before {
        let Some(end) = bytes.iter().rposition(word) else { return false };
        if end + 2 != bytes.len() || bytes[end + 1] == b' ' {
            return false;
        }
        let start = bytes[..end].iter().rposition(|byte| !word(byte)).map_or(0, |at| at + 1);
        let lead: [&[u8]; 7] = [b"no", b"has", b"with", b"without", b"show", b"hide", b"is"];
        return lead.contains(&bytes[start..=end].to_ascii_lowercase().as_slice());
    }
    let start = bytes.iter().position(|byte| !word(byte)).unwrap_or(bytes.len());
    if bytes.get(start).is_none_or(|&byte| byte == b' ') || start > 1 {
        return false;
    }
    let rest = &bytes[start + 1..];
    let end = rest.iter().position(|byte| !word(byte)).unwrap_or(rest.len());
    let trail: [&[u8]; 10] =
        [b"enabled", b"disabled", b"open", b"closed", b"on", b"off", b"allowed", b"true", b"false", b"none"];
    trail.contains(&rest[..end].to_ascii_lowercase().as_slice())
}

/// What the names in `marks` say.
pub(super) fn read_marks(marks: &str) -> Marks {
    let mut out = Marks::default();
    if marks.is_empty() {
        return out;
    }
    let Some(table) = TABLE.as_ref() else { return out };
    let bytes = marks.as_bytes();
    for found in table.all.find_overlapping_iter(marks) {
        let (kind, whole) = table.kinds[found.pattern().as_usize()];
        if whole {
            // Words end at a mark, a blank, or where a capital begins the next one.
            let before = found.start().checked_sub(1).map(|at| bytes[at]);
            let after = bytes.get(found.end());
            let first = bytes[found.start()];
            let starts = before.is_none_or(|byte| !byte.is_ascii_alphanumeric())
                || (first.is_ascii_uppercase() && before.is_some_and(|byte| byte.is_ascii_lowercase()));
            let ends = after.is_none_or(|byte| !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase());
            if !starts || !ends {
                continue;
            }
        }
        // A name that says of the whole that it may have, or lacks, such a part is none of it.
        if kind != Marks::BODY && (about(&bytes[..found.start()], true) || about(&bytes[found.end()..], false)) {
            continue;
        }
        out = out.with(kind);
    }
    out
}

/// What a role of the markup stands for in the story.
pub(super) fn story_role(role: Role) -> Role {
    match role {
        Role::Heading | Role::Item | Role::Quotation | Role::Caption | Role::Cell => role,
        _ => Role::Paragraph,
    }
}
