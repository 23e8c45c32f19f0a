//! What stands in a line of a page: text, tags, line breaks, pictures, each by its place.

use crate::model::Span;

/// Text or a tag of a run, or what stands in it alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct InlineToken {
    pub(super) kind: InlineKind,
    pub(super) span: Span,
    /// The name within the tag.
    pub(super) name: Span,
    /// Whether it stands in a link.
    pub(super) link: bool,
    /// Whether it stands in an element within the line that is hidden.
    pub(super) hidden: bool,
    /// Whether it stays as it is in every language.
    pub(super) untranslated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InlineKind {
    Text {
        blank: bool,
    },
    Open,
    Close,
    /// A line break.
    Break,
    /// A comment, an image, a script.
    Alone,
}
