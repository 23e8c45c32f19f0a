//! What can go wrong, as data: an id and typed values. The voice (`l10n`) makes the sentence, the door the exit code.
//!
//! [`Error`] stops a piece of work. [`Notice`] does not (one broken unit in an archive must not cost the other ten
//! thousand) and travels beside the result in [`Noted`]. To add one: a line here, a message of that id in each locale;
//! a test asks every locale for every id.

/// Whose turn it is to mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The person's input is wrong: exit code 2.
    Input,
    /// The environment failed: exit code 3.
    Environment,
}

/// A value inside an error, a notice or a finding, for the sentence that is made of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text as it is: a path, a word, a tag.
    Text(String),
    /// A number, formatted as the reader's language does.
    Number(i64),
}

/// Which kind of value an argument has; what tests make samples of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgKind {
    /// [`Arg::Text`].
    Text,
    /// [`Arg::Number`].
    Number,
}

/// Something that can be an [`Arg`].
pub trait IntoArg {
    /// The kind that it becomes.
    const KIND: ArgKind;
    /// The value.
    fn arg(&self) -> Arg;
}

impl IntoArg for String {
    const KIND: ArgKind = ArgKind::Text;
    fn arg(&self) -> Arg {
        Arg::Text(self.clone())
    }
}

impl IntoArg for u64 {
    const KIND: ArgKind = ArgKind::Number;
    fn arg(&self) -> Arg {
        Arg::Number(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

/// Declares an enum of things to say: for each variant an id, and typed fields that become the arguments of the
/// sentence. Generates `id()`, `args()` and `ALL`, the list of ids with their arguments that tests walk.
#[macro_export]
macro_rules! messages {
    (
        $(#[$doc:meta])*
        $vis:vis enum $name:ident {
            $($(#[$vdoc:meta])* $variant:ident = $id:literal { $($field:ident: $type:ty),* $(,)? }),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        $vis enum $name {
            $($(#[$vdoc])* #[allow(missing_docs)] $variant { $($field: $type),* }),*
        }

        impl $name {
            /// Every id, with the names and kinds of its arguments.
            pub const ALL: &'static [(&'static str, &'static [(&'static str, $crate::error::ArgKind)])] = &[
                $(($id, &[$((stringify!($field), <$type as $crate::error::IntoArg>::KIND)),*])),*
            ];

            /// The id of the sentence.
            #[must_use]
            pub fn id(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $id),* }
            }

            /// The values of the sentence.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, $crate::error::Arg)> {
                match self {
                    $(Self::$variant { $($field),* } => vec![
                        $((stringify!($field), $crate::error::IntoArg::arg($field))),*
                    ]),*
                }
            }
        }
    };
}

messages! {
    /// What stops a piece of work. `file` is a path as the person gave it; `line` counts from 1, 0 where there is none.
    pub enum Error {
        // --- files and the environment (any floor that is handed a path) ---
        FileMissing = "error-file-missing" { file: String },
        FileIsDirectory = "error-file-is-directory" { file: String },
        FileUnreadable = "error-file-unreadable" { file: String, reason: String },
        FileUnwritable = "error-file-unwritable" { file: String, reason: String },
        // `limit` in megabytes.
        FileTooLarge = "error-file-too-large" { file: String, limit: u64 },
        FileEmpty = "error-file-empty" { file: String },
        FileChangedByPerson = "error-file-changed-by-person" { file: String },
        FormatUnknown = "error-format-unknown" { file: String },
        FormatCannot = "error-format-cannot" { file: String, format: String, capability: String },
        NotWhatItsNameSays = "error-not-what-its-name-says" { file: String, format: String },
        // --- languages ---
        LangUnknown = "error-lang-unknown" { tag: String },
        LangMissing = "error-lang-missing" { file: String },
        TargetsMissing = "error-targets-missing" { langs: String },
        // --- XML (format) ---
        // `reason` is a keyword of the closed list that format/xml.rs holds (`syntax`, `end-tag`…), `detail` what it is about.
        XmlBroken = "error-xml-broken" { file: String, line: u64, reason: String, detail: String },
        XmlTruncated = "error-xml-truncated" { file: String, line: u64, element: String },
        XmlTooDeep = "error-xml-too-deep" { file: String, line: u64, limit: u64 },
        XmlEntities = "error-xml-entities" { file: String, line: u64, entity: String },
        // --- TMX, XLIFF, Fluent (format) ---
        // --- HTML and text (format) ---
        PageTooManyBlocks = "error-page-too-many-blocks" { file: String, limit: u64 },
        // --- segmentation rules (segment) ---
        SrxWithoutRules = "error-srx-without-rules" { file: String },
        TextNotUtf8 = "error-text-not-utf8" { file: String, line: u64 },
        BlockTooLong = "error-block-too-long" { file: String, line: u64, limit: u64 },
        // --- store ---
        StoreStranger = "error-store-stranger" { file: String },
        StoreNewer = "error-store-newer" { file: String, found: u64, known: u64 },
        StoreBusy = "error-store-busy" { file: String },
        StoreFull = "error-store-full" { file: String },
        StoreDamaged = "error-store-damaged" { file: String, reason: String },
        StoreFailed = "error-store-failed" { file: String, reason: String },
        StoreReadOnly = "error-store-read-only" { file: String },
        FileExists = "error-file-exists" { file: String },
        UnitUnknown = "error-unit-unknown" { unit: String },
        ImportUnknown = "error-import-unknown" { import: u64 },
        ImportUndone = "error-import-undone" { import: u64 },
        TextNotTakenIn = "error-text-not-taken-in" { file: String },
        // --- configuration and terms (desk) ---
        ConfigBroken = "error-config-broken" { file: String, line: u64, reason: String },
        ConfigUnknownKey = "error-config-unknown-key" { file: String, line: u64, key: String },
        ConfigBadValue = "error-config-bad-value" { file: String, line: u64, key: String, value: String },
        TomlEncoding = "error-toml-encoding" { file: String, line: u64 },
        TomlRepeated = "error-toml-repeated" { file: String, line: u64, key: String },
        TermsUnknownKey = "error-terms-unknown-key" { file: String, line: u64, key: String },
        TermsBadValue = "error-terms-bad-value" { file: String, line: u64, key: String, value: String },
        TermsBroken = "error-terms-broken" { file: String, line: u64, reason: String },
        // --- journeys (desk) ---
        OriginalLost = "error-original-lost" { file: String },
        TextMissing = "error-text-missing" {},
        ProjectMissing = "error-project-missing" { file: String },
        ImportEmpty = "error-import-empty" { file: String },
        // --- the door (cli) ---
        OptionUnknown = "error-option-unknown" { option: String, similar: String },
        CommandUnknown = "error-command-unknown" { command: String, similar: String },
        CommandMissing = "error-command-missing" {},
        ValueBad = "error-value-bad" { option: String, value: String, allowed: String },
        ValueMissing = "error-value-missing" { option: String },
        ValueTooMany = "error-value-too-many" { option: String, value: String },
        ValueNotText = "error-value-not-text" {},
        OptionsConflict = "error-options-conflict" { option: String, other: String },
        ArgumentMissing = "error-argument-missing" { arguments: String },
        OutputFailed = "error-output-failed" { reason: String },
    }
}

impl Error {
    /// Whose turn it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        match self {
            Self::FileUnreadable { .. }
            | Self::FileUnwritable { .. }
            | Self::OutputFailed { .. }
            | Self::StoreBusy { .. }
            | Self::StoreFull { .. }
            | Self::StoreDamaged { .. }
            | Self::StoreReadOnly { .. }
            | Self::StoreFailed { .. } => Fault::Environment,
            _ => Fault::Input,
        }
    }

    /// The error of reading `file`, by what the system said.
    #[must_use]
    pub fn reading(file: &str, error: &std::io::Error) -> Self {
        let file = file.to_owned();
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::FileMissing { file },
            std::io::ErrorKind::IsADirectory => Self::FileIsDirectory { file },
            _ => Self::FileUnreadable { file, reason: error.to_string() },
        }
    }

    /// The error of writing `file`, by what the system said.
    #[must_use]
    pub fn writing(file: &str, error: &std::io::Error) -> Self {
        Self::FileUnwritable { file: file.to_owned(), reason: error.to_string() }
    }
}

impl std::fmt::Display for Error {
    /// The id and its values, for logs and tests; people read what `l10n` makes of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.id(), self.args())
    }
}

impl std::error::Error for Error {}

messages! {
    /// What a person should know, but what stops nothing.
    pub enum Notice {
        // --- files ---
        // --- TMX, XLIFF, Fluent (format) ---
        // `reason` as in Error::XmlBroken, or one of format/tmx.rs (`no-variant`, `language`…).
        UnitSkipped = "notice-unit-skipped" { file: String, line: u64, reason: String, detail: String },
        MessageSkipped = "notice-message-skipped" { file: String, line: u64 },
        MessageKept = "notice-message-kept" { file: String, line: u64, message: String },
        MessageBadId = "notice-message-bad-id" { message: String },
        // --- HTML and text (format, story) ---
        CodesDiffer = "notice-codes-differ" { file: String, line: u64, lost: u64, added: u64 },
        EncodingLeft = "notice-encoding-left" { file: String, encoding: String },
        // --- segmentation rules (segment) ---
        SrxRuleLeftOut = "notice-srx-rule-left-out" { file: String, line: u64, part: String },
        // --- store ---
        MemoryDamaged = "notice-memory-damaged" { reason: String },
        MemoryTextUnreadable = "notice-memory-text-unreadable" { unit: String, lang: String },
        MemoryKeyWrong = "notice-memory-key-wrong" { unit: String, lang: String },
        MemorySourceMissing = "notice-memory-source-missing" { unit: String, lang: String },
        MemoryMade = "notice-memory-made" { file: String },
        MemoryBuilt = "notice-memory-built" { file: String, text: String, units: u64 },
        TextDiffers = "notice-text-differs" { file: String },
        MemoryImportInterrupted = "notice-memory-import-interrupted" { import: u64, name: String, taken: u64 },
        // --- journeys (desk) ---
        OriginalChanged = "notice-original-changed" { file: String },
        OriginalMoved = "notice-original-moved" { file: String },
        LeverageFrom = "notice-leverage-from" { score: u64 },
        // --- the door (cli) ---
    }
}

/// A result whose failure is an [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// A value, and what a person should know about how it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted<T> {
    /// The value.
    pub value: T,
    /// In the order they came up.
    pub notices: Vec<Notice>,
}

impl<T> Noted<T> {
    /// A value about which there is nothing to say.
    pub fn plain(value: T) -> Self {
        Self { value, notices: Vec::new() }
    }

    /// The same value changed by `change`, notices kept.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { value: change(self.value), notices: self.notices }
    }

    /// The value, its notices moved to the end of `notices`.
    pub fn take(self, notices: &mut Vec<Notice>) -> T {
        notices.extend(self.notices);
        self.value
    }
}
