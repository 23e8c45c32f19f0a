//! What can go wrong, as data: an id and typed values. The voice (`l10n`) makes the sentence, the door the exit code.
//!
//! [`Error`] stops a piece of work. [`Notice`] does not (one broken unit in an archive must not cost the other ten
//! thousand) and travels beside the result in [`Noted`]. To add one: a line here, a message of that id in each locale;
//! a test asks every locale for every id.

use std::sync::Arc;

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
    /// What lies behind it, if it is a [`Cause`] that is more than words.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        None
    }
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

/// What lies behind an error, in the words of the system or of a library: a value of its sentence. It is kept whole, so that
/// [`std::error::Error::source`] hands it on. Equal are causes that say the same.
#[derive(Debug, Clone)]
pub struct Cause(CauseKind);

#[derive(Debug, Clone)]
enum CauseKind {
    Said(String),
    Named(&'static str, Arc<dyn std::error::Error + Send + Sync>),
    Error(Arc<dyn std::error::Error + Send + Sync>),
}

impl Cause {
    /// A cause that is words alone.
    #[must_use]
    pub fn said(words: impl Into<String>) -> Self {
        Self(CauseKind::Said(words.into()))
    }
}

impl Cause {
    /// An error that a person is told of by a keyword, of which the sentence makes words of its own.
    #[must_use]
    pub fn named(keyword: &'static str, error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self(CauseKind::Named(keyword, Arc::new(error)))
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Cause {
    fn from(error: E) -> Self {
        Self(CauseKind::Error(Arc::new(error)))
    }
}

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            CauseKind::Said(words) => f.write_str(words),
            CauseKind::Named(keyword, _) => f.write_str(keyword),
            CauseKind::Error(error) => error.fmt(f),
        }
    }
}

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl IntoArg for Cause {
    const KIND: ArgKind = ArgKind::Text;
    fn arg(&self) -> Arg {
        Arg::Text(self.to_string())
    }
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            CauseKind::Said(_) => None,
            CauseKind::Named(_, error) | CauseKind::Error(error) => Some(error.as_ref()),
        }
    }
}

/// Why nothing could be read: notices that go with an error. In its sentence it is their number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reasons(pub Vec<Notice>);

impl IntoArg for Reasons {
    const KIND: ArgKind = ArgKind::Number;
    fn arg(&self) -> Arg {
        Arg::Number(i64::try_from(self.0.len()).unwrap_or(i64::MAX))
    }
}

/// Declares an enum of things to say: for each variant an id, and typed fields that become the arguments of the
/// sentence. Generates `id()`, `args()`, `cause()` and `ALL`, the list of ids with their arguments that tests walk. Each
/// variant must say what it means; what the fields hold stands at the enum.
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
            $($(#[$vdoc])* $variant { $(#[doc = concat!("The sentence’s `$", stringify!($field), "`.")] $field: $type),* }),*
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

            /// What lies behind it: the error of the system or of a library.
            #[must_use]
            pub fn cause(&self) -> Option<&(dyn std::error::Error + 'static)> {
                match self {
                    $(Self::$variant { $($field),* } => {
                        let causes: &[Option<&(dyn std::error::Error + 'static)>] =
                            &[$($crate::error::IntoArg::source($field)),*];
                        causes.iter().copied().flatten().next()
                    }),*
                }
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
        /// There is no such file.
        FileMissing = "error-file-missing" { file: String },
        /// A folder stands where a file is expected.
        FileIsDirectory = "error-file-is-directory" { file: String },
        /// The system does not let it be read, for the reason that it gives.
        FileUnreadable = "error-file-unreadable" { file: String, reason: Cause },
        /// The system does not let it be written, for the reason that it gives.
        FileUnwritable = "error-file-unwritable" { file: String, reason: Cause },
        /// It is larger than Cotejo reads at once; `limit` in megabytes.
        FileTooLarge = "error-file-too-large" { file: String, limit: u64 },
        /// It holds nothing.
        FileEmpty = "error-file-empty" { file: String },
        /// A person changed it since Cotejo wrote it; it is not overwritten without being asked.
        FileChangedByPerson = "error-file-changed-by-person" { file: String },
        /// Another process has been writing it for too long.
        FileBusy = "error-file-busy" { file: String },
        /// It is there, and nothing says that Cotejo wrote it; it is not overwritten without being asked.
        FileNotOurs = "error-file-not-ours" { file: String },
        /// The folder of a story has the files of another document.
        FolderOfAnother = "error-folder-of-another" { folder: String, document: String },
        /// Neither its name nor its content is of a format that there is; `found` is what it looks like: `zip`, `pdf`,
        /// `ole` (Office before 2007), `encrypted` (with a password), `xlsx`, `pptx`, `odt`, `epub`, `gzip`, `json-settings`, `json-data`, `binary`;
        /// `name` where only a name was to say it.
        FormatUnknown = "error-format-unknown" { file: String, found: String },
        /// The format lacks what is asked of it: `document`, `memory`, `bilingual`, `catalogue`, `terms`.
        FormatCannot = "error-format-cannot" { file: String, format: String, capability: String },
        /// Files of the format are examined and not repaired.
        RepairCannot = "error-repair-cannot" { file: String, format: String },
        /// Nothing of a file could be kept.
        RepairEmpty = "error-repair-empty" { file: String },
        /// The content is not of the format that the name says; `found` is what it looks like: a format's id, `zip`…, or a
        /// start tag (`<xliff version="1.2">`) where it is XML of another kind.
        NotWhatItsNameSays = "error-not-what-its-name-says" { file: String, format: String, found: String },
        // --- languages ---
        /// No language tag (BCP 47).
        LangUnknown = "error-lang-unknown" { tag: String },
        /// What language the text is in is neither said nor sure.
        LangMissing = "error-lang-missing" { file: String },
        /// A bilingual file does not say in which language its translations are.
        TrgLangMissing = "error-trg-lang-missing" { file: String },
        /// A bilingual file is said to be translated from a language into the same one.
        LangsEqual = "error-langs-equal" { file: String, lang: String },
        /// No target language is asked for; `langs` are those that the memory holds, `none` if it is empty.
        TargetsMissing = "error-targets-missing" { langs: String },
        /// A memory that a person named is not there, and the work brings nothing in.
        MemoryMissing = "error-memory-missing" { file: String },
        /// It is nowhere said which language is translated from.
        SourceMissing = "error-source-missing" {},
        /// A text is to be translated into the language that it is in.
        TargetIsSource = "error-target-is-source" { lang: String },
        /// Several languages are to go into one file.
        OneFileManyLangs = "error-one-file-many-langs" { file: String },
        // --- XML (format) ---
        /// Not well-formed XML. `reason` is a keyword of the closed list that `format::xml` holds (`syntax`, `end-tag`…),
        /// `detail` what it is about.
        XmlBroken = "error-xml-broken" { file: String, line: u64, reason: String, detail: String },
        /// It ends inside `element`.
        XmlTruncated = "error-xml-truncated" { file: String, line: u64, element: String },
        /// More than `limit` elements inside each other.
        XmlTooDeep = "error-xml-too-deep" { file: String, line: u64, limit: u64 },
        /// It defines an entity of its own, which is how a small file fills a memory.
        XmlEntities = "error-xml-entities" { file: String, line: u64, entity: String },
        // --- containers (format) ---
        /// A ZIP that cannot be read. `reason`: `truncated`, `directory`, `too-many`, `twice` (two files of a name),
        /// `protected`, `method` (packed in an unknown way), `damaged`; `part` is the file in it that this is about, if it is
        /// about one.
        ArchiveBroken = "error-archive-broken" { file: String, part: String, reason: String },
        /// A file in it unpacks to more than `limit` megabytes.
        ArchiveTooLarge = "error-archive-too-large" { file: String, part: String, limit: u64 },
        /// An office document lacks the part `part` that it names, or the one that holds its text.
        PartMissing = "error-part-missing" { file: String, part: String },
        // --- TMX, XLIFF, Fluent, PO (format) ---
        /// No catalogue of gettext's. `reason`: `string` (one does not end on its line), `word` (it is no keyword), `order` (a
        /// keyword that cannot stand there).
        PoBroken = "error-po-broken" { file: String, line: u64, reason: String },

        /// No JSON. `reason`: `string` (one does not end, or a backslash means nothing), `end` (the text ends in the middle), `place`
        /// (something stands where it cannot), `deep`.
        JsonBroken = "error-json-broken" { file: String, line: u64, reason: String },
        // --- HTML and text (format) ---
        /// It consists of more than `limit` texts and tags within them.
        FileTooDense = "error-file-too-dense" { file: String, limit: u64 },
        /// It has more to translate than so many segments, tags within them, or megabytes of text.
        StoryTooLong = "error-story-too-long" { file: String, segments: u64, tags: u64, megabytes: u64 },
        // --- segmentation rules (segment) ---
        /// No rule of these segmentation rules can be used.
        SrxWithoutRules = "error-srx-without-rules" { file: String },
        /// Bytes that are no UTF-8.
        TextNotUtf8 = "error-text-not-utf8" { file: String, line: u64 },
        /// A line longer than `limit` megabytes, the most that one block may have.
        BlockTooLong = "error-block-too-long" { file: String, line: u64, limit: u64 },
        // --- store ---
        /// A memory is said to lie in a database that there is not; `scheme` is what stands before the colon.
        StoreKindUnknown = "error-store-kind-unknown" { scheme: String },
        /// It lies in no file, so that nothing can be kept beside it.
        StoreWithoutFile = "error-store-without-file" { location: String },
        /// A file that is no memory of Cotejo's.
        StoreStranger = "error-store-stranger" { location: String },
        /// Made by a newer version, whose form `found` is above the newest one `known` here.
        StoreNewer = "error-store-newer" { location: String, found: u64, known: u64 },
        /// Another process has been writing for too long. Who it is, as far as it is known, else `none`: the `process` by its
        /// number and name, the `work` (`import`, `undo`, `restore`…), `who` began that, and `since` when.
        StoreBusy = "error-store-busy" { location: String, process: String, work: String, who: String, since: String },
        /// A file without anything in it stands where a memory is expected.
        StoreEmpty = "error-store-empty" { location: String },
        /// Tables that a memory has are missing, or something else has their names.
        StorePartMissing = "error-store-part-missing" { location: String, parts: String },
        /// A copy was restored into it while this work was under way: what it would go on with is another memory.
        StoreExchanged = "error-store-exchanged" { location: String },
        /// The disk is full.
        StoreFull = "error-store-full" { location: String },
        /// The database is damaged, or what stands in it is no unit. `reason` is what stands there, or a keyword: `pages`,
        /// `schema`, `values`; `rows` (an index names a unit that is not there), `unit` (one is not as it was written),
        /// `count` (there is not what the log says).
        StoreDamaged = "error-store-damaged" { location: String, reason: Cause },
        /// Anything else that the database says; `io` where the system could not read or write.
        StoreFailed = "error-store-failed" { location: String, reason: Cause },
        /// It may only be read.
        StoreReadOnly = "error-store-read-only" { location: String },
        /// A file of that name is there, and is not overwritten.
        FileExists = "error-file-exists" { file: String },
        /// The memory has no unit of this id.
        UnitUnknown = "error-unit-unknown" { unit: String },
        /// The memory has no unit of this document.
        DocumentUnknown = "error-document-unknown" { document: String },
        /// The memory has no import of this number.
        ImportUnknown = "error-import-unknown" { import: u64 },
        /// The import was taken back before.
        ImportUndone = "error-import-undone" { import: u64 },
        /// The text snapshot holds what the memory has not taken in; it is not overwritten without being asked.
        TextNotTakenIn = "error-text-not-taken-in" { file: String },
        /// In the text snapshot a unit begins before the one before it has ended; nothing was taken in. `unit` is that one, or
        /// `none`.
        TextTorn = "error-text-torn" { file: String, line: u64, unit: String },
        // --- configuration and terms (desk) ---
        /// The configuration is no TOML.
        ConfigBroken = "error-config-broken" { file: String, line: u64, reason: String },
        /// A key that the configuration does not have.
        ConfigUnknownKey = "error-config-unknown-key" { file: String, line: u64, key: String },
        /// A value that the key cannot have.
        ConfigBadValue = "error-config-bad-value" { file: String, line: u64, key: String, value: String },
        /// A memory is said to lie in a database that there is not; `scheme` is what stands before the colon.
        ConfigStoreKindUnknown = "error-config-store-kind-unknown" { file: String, line: u64, scheme: String },
        /// What is said of a site is no selector that a saved page can answer.
        ConfigBadSelector = "error-config-bad-selector" { file: String, line: u64, selector: String },
        /// A TOML file that is not in UTF-8.
        TomlEncoding = "error-toml-encoding" { file: String, line: u64 },
        /// A key stands twice.
        TomlRepeated = "error-toml-repeated" { file: String, line: u64, key: String },
        /// A key that the termbase does not have.
        TermsUnknownKey = "error-terms-unknown-key" { file: String, line: u64, key: String },
        /// A value that the key of the termbase cannot have.
        TermsBadValue = "error-terms-bad-value" { file: String, line: u64, key: String, value: String },
        /// The termbase is no TOML.
        TermsBroken = "error-terms-broken" { file: String, line: u64, reason: String },
        /// The project names no file for its terms.
        TermsFileUnset = "error-terms-file-unset" {},
        /// The termbase has no term that could go out.
        TermsNone = "error-terms-none" { file: String },
        // --- glossaries (format) ---
        /// What a column is said to hold is nothing that is known.
        GlossaryColumnUnknown = "error-glossary-column-unknown" { file: String, column: String },
        /// Neither headings nor cells say in which languages the columns of a table are.
        GlossaryLanguages = "error-glossary-languages" { file: String },
        /// There is no term in it.
        GlossaryEmpty = "error-glossary-empty" { file: String },
        // --- tables for review ---
        /// What a program needs to know of the table at its head is gone or damaged.
        TableDamaged = "error-table-damaged" { file: String, line: u64 },
        /// A newer Cotejo made it.
        TableNewer = "error-table-newer" { file: String },
        /// It was saved in an encoding that lacks characters: what is not in it is lost.
        TableNotUnicode = "error-table-not-unicode" { file: String },
        /// Nothing is put into such a table; it is taken back and made anew.
        TableNotFilled = "error-table-not-filled" { file: String },
        // --- journeys (desk) ---
        /// In a folder or an archive that came back is no bilingual file.
        PackageEmpty = "error-package-empty" { file: String },
        /// A memory for another tool would have no unit: nobody has confirmed anything in the file.
        NothingConfirmed = "error-nothing-confirmed" { file: String },
        /// The original that a bilingual file was made from is nowhere, or another one by now.
        OriginalLost = "error-original-lost" { file: String },
        /// A bilingual file names an original outside the project, where none is taken from.
        OriginalOutside = "error-original-outside" { file: String },
        /// What a bilingual file names as its original is no regular file: a folder, a device, a pipe.
        OriginalNoFile = "error-original-no-file" { file: String },
        /// No place of the page says what a unit of the file says. `segment` is the unit's id and the segment's, `words` the
        /// first of its source; `reader` is the version of the reader that wrote the file, `none` if it is this one.
        SegmentUnplaced = "error-segment-unplaced" { file: String, segment: String, words: String, reader: String },
        /// Several places say what a unit says, and nothing tells which is meant.
        SegmentAmbiguous = "error-segment-ambiguous" { file: String, segment: String, words: String, places: u64 },
        /// The file has two units for one place, with different translations.
        SegmentTwice = "error-segment-twice" { file: String, segment: String, words: String },
        /// The project file that was found belongs to another account; naming it confirms it.
        ProjectOfAnother = "error-project-of-another" { file: String },
        /// The project file that was found names a place outside of its folder; naming it confirms it.
        ProjectLeadsOut = "error-project-leads-out" { file: String, key: String, path: String },
        /// A file that is to be brought up to date is no translation of this document into this language.
        UpdateOfAnother = "error-update-of-another" { file: String, document: String, lang: String },
        /// The project names no text snapshot.
        TextMissing = "error-text-missing" {},
        /// The published text is the project's memory's, and another memory is at hand.
        TextOfAnother = "error-text-of-another" {},
        /// Two of the files to be published are of one story in one language.
        StoryTwice = "error-story-twice" { file: String, other: String },
        /// The file that is worked on was made from another version of the one that was handed over.
        FileOfAnotherVersion = "error-file-of-another-version" { file: String, there: String },
        /// A bilingual file is in another language than the one that is wanted.
        TargetNotInFile = "error-target-not-in-file" { file: String, lang: String },
        /// Some of the files that were named were not done; why was told with each.
        FilesNotDone = "error-files-not-done" { count: u64, total: u64, files: String },
        /// Neither a project nor a place for a memory of a person’s own.
        ProjectMissing = "error-project-missing" { file: String },
        /// The file holds no unit that could be read; the reasons are notices of their own.
        ImportEmpty = "error-import-empty" { file: String, reasons: Reasons },
        /// An import of this file was interrupted that took bare tags for another language, or preferred otherwise.
        ImportRunsOtherwise = "error-import-runs-otherwise" { file: String, import: u64, lang: String },
        /// A version control left the marks of both sides in the file.
        ConflictMarks = "error-conflict-marks" { file: String, line: u64, ours: String, theirs: String },
        /// Text that belongs to no unit.
        TextOutside = "error-text-outside" { file: String, line: u64, words: String },
        /// A list of segments without that of its translation, `partner`.
        PartnerMissing = "error-partner-missing" { file: String, partner: String },
        /// No file of a folder is called after one of the two languages.
        FolderWithoutPairs = "error-folder-without-pairs" { folder: String, from: String, to: String },
        /// More segments than `limit` in one file.
        TooManySegments = "error-too-many-segments" { file: String, limit: u64 },
        /// The paragraph of a segment is no number.
        ParagraphBad = "error-paragraph-bad" { file: String, line: u64, text: String },
        /// Not as many paragraph numbers as segments.
        ParagraphsDiffer = "error-paragraphs-differ" { file: String, paragraphs: u64, segments: u64 },
        /// A file that is to hold what a person decided in a review, and is none.
        ReviewNone = "error-review-none" { file: String },
        /// It has a newer form than is known here.
        ReviewNewer = "error-review-newer" { file: String, found: u64, known: u64 },
        /// A line of it is no decision.
        ReviewBroken = "error-review-broken" { file: String, line: u64 },
        /// A column that a table of decisions has to have.
        ReviewColumnMissing = "error-review-column-missing" { file: String, column: String },
        /// A word that is no decision.
        ReviewWordUnknown = "error-review-word-unknown" { file: String, line: u64, word: String },
        // --- the door (cli) ---
        /// No such option; `similar` is one that may be meant, or `none`.
        OptionUnknown = "error-option-unknown" { option: String, similar: String },
        /// No such command; `similar` is one that may be meant, or `none`.
        CommandUnknown = "error-command-unknown" { command: String, similar: String },
        /// No command was given.
        CommandMissing = "error-command-missing" {},
        /// A value that the option cannot have; `allowed` are those that it can, or `none`.
        ValueBad = "error-value-bad" { option: String, value: String, allowed: String },
        /// An option without its value.
        ValueMissing = "error-value-missing" { option: String },
        /// An option with one value too many.
        ValueTooMany = "error-value-too-many" { option: String, value: String },
        /// An argument that is no Unicode.
        ValueNotText = "error-value-not-text" {},
        /// Two options that exclude each other.
        OptionsConflict = "error-options-conflict" { option: String, other: String },
        /// Arguments that must be given.
        ArgumentMissing = "error-argument-missing" { arguments: String },
        /// The standard output took no more.
        OutputFailed = "error-output-failed" { reason: Cause },
    }
}

impl Error {
    /// Whose turn it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        match self {
            Self::FileUnreadable { .. }
            | Self::FileUnwritable { .. }
            | Self::FileBusy { .. }
            | Self::OutputFailed { .. }
            | Self::StoreBusy { .. }
            | Self::StoreExchanged { .. }
            | Self::StorePartMissing { .. }
            | Self::StoreFull { .. }
            | Self::StoreDamaged { .. }
            | Self::StoreReadOnly { .. }
            | Self::StoreFailed { .. } => Fault::Environment,
            _ => Fault::Input,
        }
    }

    /// What is to be told before it: why nothing could be read.
    #[must_use]
    pub fn reasons(&self) -> &[Notice] {
        match self {
            Self::ImportEmpty { reasons, .. } => &reasons.0,
            _ => &[],
        }
    }

    /// The error of reading `file`, by what the system said.
    #[must_use]
    pub fn reading(file: &str, error: std::io::Error) -> Self {
        let file = file.to_owned();
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::FileMissing { file },
            std::io::ErrorKind::IsADirectory => Self::FileIsDirectory { file },
            _ => Self::FileUnreadable { file, reason: error.into() },
        }
    }

    /// The error of writing `file`, by what the system said.
    #[must_use]
    pub fn writing(file: &str, error: std::io::Error) -> Self {
        Self::FileUnwritable { file: file.to_owned(), reason: error.into() }
    }
}

impl std::fmt::Display for Error {
    /// The id and its values, for logs and tests; people read what `l10n` makes of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.id(), self.args())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause()
    }
}

messages! {
    /// What a person should know, but what stops nothing.
    pub enum Notice {
        // --- files ---
        /// What was overwritten because the person said so is kept in `kept`.
        FileKept = "notice-file-kept" { file: String, kept: String },
        /// The folder has the files of another document, so that the story's are in `instead`.
        FolderTaken = "notice-folder-taken" { folder: String, document: String, instead: String },
        // --- glossaries (format) ---
        /// `count` times, first on `line`, stands for a term's status what is no status; those terms count as if none were told.
        TermStatusUnknown = "notice-term-status-unknown" { file: String, line: u64, status: String, count: u64 },
        /// `count` rows of a table have no term, first the one on `line`.
        GlossaryRowsEmpty = "notice-glossary-rows-empty" { file: String, line: u64, count: u64 },
        /// Only the sheet of this name was read; `count` others have something in them too.
        SheetsUnread = "notice-sheets-unread" { file: String, sheet: String, count: u64 },
        /// `count` rows of a table for review are none that it was made with, first the one on `line`: they are not taken.
        TableRowsForeign = "notice-table-rows-foreign" { file: String, line: u64, count: u64 },
        /// `count` rows that it was made with are not there.
        TableRowsMissing = "notice-table-rows-missing" { file: String, count: u64 },
        /// `count` rows are there twice and say different things: neither is taken.
        TableRowsTwice = "notice-table-rows-twice" { file: String, line: u64, count: u64 },
        /// In `count` rows somebody changed the source: the source that it was made with counts.
        TableSourceEdited = "notice-table-source-edited" { file: String, line: u64, count: u64 },
        /// In `count` rows a mark of a tag (`{1}`) stands for nothing, or the wrong way round: they are not taken.
        TableCodesBroken = "notice-table-codes-broken" { file: String, line: u64, count: u64 },
        /// In `count` rows tags of the source are not in the new translation.
        TableCodesLost = "notice-table-codes-lost" { file: String, line: u64, count: u64 },
        /// In `count` rows the state is no word that is known: it counts as it was.
        TableStateUnknown = "notice-table-state-unknown" { file: String, line: u64, count: u64 },
        /// `count` concepts of a TBX file have no term that is read, first the one on `line`.
        TbxConceptsEmpty = "notice-tbx-concepts-empty" { file: String, line: u64, count: u64 },
        /// The terms of `count` concepts stand under a tag that is no language's, first on `line`.
        TermLangUnknown = "notice-term-lang-unknown" { file: String, line: u64, tag: String, count: u64 },
        // --- TMX, XLIFF, Fluent, PO (format) ---
        /// One unit of a stream was left out; `unit` is its id in the file, or `none`. `reason` as in [`Error::XmlBroken`], or one of `format::tmx` (`no-variant`, `language`…).
        UnitSkipped = "notice-unit-skipped" { file: String, line: u64, unit: String, reason: String, detail: String },
        /// One variant of a unit was left out, the others were read; `reason` as for a unit.
        VariantSkipped = "notice-variant-skipped" { file: String, line: u64, unit: String, reason: String, detail: String },
        /// A bilingual file holds `count` more documents, which this journey does not take; `name` is the one it takes.
        OtherDocuments = "notice-other-documents" { file: String, name: String, count: u64 },
        /// What another tool says of state or origin is not known here; nothing that it is said of counts as confirmed.
        StatusUnknown = "notice-status-unknown" { file: String, line: u64, property: String, value: String },
        /// A message of a catalogue that is no Fluent was left as it is.
        MessageSkipped = "notice-message-skipped" { file: String, line: u64 },
        /// The catalogue has this message with another text, which was kept.
        MessageKept = "notice-message-kept" { file: String, line: u64, message: String },
        /// A name that no message can have.
        MessageBadId = "notice-message-bad-id" { message: String },
        /// Translations that a bilingual file has no place for, or whose tags it does not have.
        SegmentsNotFilled = "notice-segments-not-filled" { file: String, count: u64 },
        /// Files that were named and not begun, because of the error that follows.
        FilesLeft = "notice-files-left" { files: String },
        // --- HTML and text (format, story) ---
        /// What the page says to machines (JSON-LD, `meta`) is in the original's language still: `names` of it.
        DataUntranslated = "notice-data-untranslated" { file: String, names: String },
        /// A translation has `lost` codes of its source, or `added` others.
        CodesDiffer = "notice-codes-differ" { file: String, line: u64, lost: u64, added: u64 },
        /// The same in a document that has no lines; `words` are those that the paragraph begins with.
        CodesDifferAt = "notice-codes-differ-at" { file: String, words: String, lost: u64, added: u64 },
        /// Parts of an office document that hold text which is not read; `names` are the parts'.
        PartsUnread = "notice-parts-unread" { file: String, names: String },
        /// Little speaks for what was taken for the story of a page, or as much for something else.
        StoryDoubtful = "notice-story-doubtful" { file: String, confidence: u64 },
        /// The encoding of the original cannot write the translation; UTF-8 is written.
        EncodingLeft = "notice-encoding-left" { file: String, encoding: String },
        /// So many texts, the first on `line`, have emphasis that Markdown would not recognize where the translation has it: its
        /// marks were moved past the punctuation, or written as tags.
        EmphasisRewritten = "notice-emphasis-rewritten" { file: String, line: u64, count: u64 },
        /// So many messages, the first on `line`, choose among wordings (ICU's `plural` and `select`), which are not read.
        ChoicesLeft = "notice-choices-left" { file: String, line: u64, count: u64 },
        // --- segmentation rules (segment) ---
        /// A segmentation rule has a `part` that means nothing here, and was left out.
        SrxRuleLeftOut = "notice-srx-rule-left-out" { file: String, line: u64, part: String },
        /// A segmentation rule whose pattern would cost too much was left out.
        SrxRuleTooLarge = "notice-srx-rule-too-large" { file: String, line: u64, part: String },
        // --- store ---
        /// The database is damaged, in `count` places. `part` says what: `pages`, `index`, `check` (a row that no memory has),
        /// `reference` (a row that belongs to none), `history`, `original`, `clock`; `name` is that of the table or index.
        MemoryDamaged = "notice-memory-damaged" { part: String, name: String, count: u64 },
        /// A part of the database is missing: a `table`, an `index`, a `trigger`, a `view`.
        MemoryPartMissing = "notice-memory-part-missing" { kind: String, name: String },
        /// A part of the database was made otherwise, or another kind of part has its name.
        MemoryPartOther = "notice-memory-part-other" { kind: String, name: String },
        /// A table has another number of rows than the log says.
        MemoryCountWrong = "notice-memory-count-wrong" { table: String, logged: u64, found: u64 },
        /// Units or variants hold something else than what was written into them.
        MemoryContentWrong = "notice-memory-content-wrong" {},
        /// A stored text does not follow the encoding.
        MemoryTextUnreadable = "notice-memory-text-unreadable" { unit: String, lang: String },
        /// A stored key is not that of its text.
        MemoryKeyWrong = "notice-memory-key-wrong" { unit: String, lang: String },
        /// A unit has no text in its source language.
        MemorySourceMissing = "notice-memory-source-missing" { unit: String, lang: String },
        /// A new, empty memory was made.
        MemoryMade = "notice-memory-made" { file: String },
        /// A new memory was made of its text snapshot.
        MemoryBuilt = "notice-memory-built" { file: String, text: String, units: u64 },
        /// No search index can be written beside the memory, for the reason that the system gives, or `read-only` where
        /// nothing may be written; lookups compare every key.
        IndexUnwritable = "notice-index-unwritable" { location: String, reason: Cause },
        /// The memory may only be read, and keeps no copy of a document that was pretranslated.
        OriginalNotKept = "notice-original-not-kept" { document: String },
        /// The text snapshot holds what the memory has not taken in.
        TextDiffers = "notice-text-differs" { file: String },
        /// An import did not come to its end.
        MemoryImportInterrupted = "notice-memory-import-interrupted" { import: u64, name: String, taken: u64 },
        // --- journeys (desk) ---
        /// `count` units of a file, `unit` the first, are older than what the memory holds, which stands.
        OlderKept = "notice-older-kept" { file: String, line: u64, count: u64, unit: String },
        /// `count` units of a file, `unit` the first, have a text that nobody confirmed where the memory has one that is
        /// confirmed, which stands.
        UnconfirmedKept = "notice-unconfirmed-kept" { file: String, line: u64, count: u64, unit: String },
        /// `count` units of a file, `unit` the first, are not confirmed there, and have the very text that is confirmed in the
        /// memory, where it stays so.
        ConfirmationKept = "notice-confirmation-kept" { file: String, line: u64, count: u64, unit: String },
        /// `count` reviewed or final renderings, the first in `unit`, gave way to what the file says.
        ReviewedReplaced = "notice-reviewed-replaced" { file: String, line: u64, count: u64, unit: String, import: u64 },
        /// `count` translations that another person, the first one `who`, had confirmed, the first in `unit`, gave way to what
        /// the file says.
        TranslationReplaced = "notice-translation-replaced" { file: String, line: u64, count: u64, unit: String, who: String, import: u64 },
        /// `count` segments of a file say what their source says, word for word, where the memory has a translation, the first
        /// Units were changed later than now, by the file; they came in as of now.
        DateInFuture = "notice-date-in-future" { file: String, line: u64, count: u64, unit: String },
        /// in `unit`, which stands.
        CopyNotTaken = "notice-copy-not-taken" { file: String, line: u64, count: u64, unit: String },
        /// `count` units that the memory's text left out were forgotten.
        LeftOutForgotten = "notice-left-out-forgotten" { file: String, count: u64, import: u64 },
        /// `count` units that the memory's text left out stay: they were changed here since.
        LeftOutKept = "notice-left-out-kept" { file: String, count: u64 },
        /// `count` units of a file, `unit` the first, had been forgotten, and stay so.
        ForgottenKept = "notice-forgotten-kept" { file: String, line: u64, count: u64, unit: String },
        /// `count` segments of a file hold what Cotejo filled in from units, `unit` the first, that the memory does not have,
        /// though it has others that the file was filled from; they were left out.
        FilledNotHere = "notice-filled-not-here" { file: String, line: u64, count: u64, unit: String },
        /// `count` segments of a file that is published, `unit` the first one's, hold what Cotejo filled in and the memory has
        /// forgotten since, or no longer confirms: they are not confirmed.
        FilledForgotten = "notice-filled-forgotten" { file: String, line: u64, count: u64, unit: String, words: String },
        /// `count` segments of a file that is published say what the memory has forgotten; a person had a hand in them.
        ForgottenStands = "notice-forgotten-stands" { file: String, line: u64, count: u64, unit: String, words: String },
        /// `count` units of the text snapshot have an id that another one there has, with other texts: both are kept, `other` is
        /// the first such one's id here.
        UnitTwice = "notice-unit-twice" { file: String, line: u64, count: u64, unit: String, other: String },
        /// `count` segments of a file that is published say what another memory lent, which is not at hand to be asked whether it
        /// still does.
        LenderNotAsked = "notice-lender-not-asked" { file: String, line: u64, count: u64, memory: String, words: String },
        /// `count` segments of a file that somebody handed over say what the memory has forgotten; the file's format has no
        /// place for a mark of what Cotejo filled in.
        ForgottenInFile = "notice-forgotten-in-file" { file: String, line: u64, count: u64, unit: String, words: String },
        /// `count` segments of a file that is published hold a text that has given way to another one in the memory.
        TextOutdated = "notice-text-outdated" { file: String, line: u64, count: u64, unit: String, words: String },
        /// The interrupted import goes on as it began: bare tags are taken for this language.
        ImportResumedAs = "notice-import-resumed-as" { file: String, import: u64, lang: String },
        /// The original was changed since; the copy in the memory was used.
        OriginalChanged = "notice-original-changed" { file: String },
        /// The original is not where it was; the copy in the memory was used.
        OriginalMoved = "notice-original-moved" { file: String },
        /// `count` places of the page have no unit in the file; `words` are the first of the first.
        UnitsMissing = "notice-units-missing" { file: String, count: u64, words: String },
        /// The article is in this language already; nothing was made of it there.
        TargetSkipped = "notice-target-skipped" { file: String, lang: String },
        /// Neither the project names the language nor the memory holds it, which holds `langs`.
        TargetNotHeld = "notice-target-not-held" { lang: String, langs: String },
        /// Matches below `score` were not looked for, so the leverage does not count them.
        LeverageFrom = "notice-leverage-from" { score: u64 },
        /// The finished page in `file` is from an earlier export, and does not say what the translation does now.
        FinalStale = "notice-final-stale" { file: String },
        /// A file under translation was brought up to date: segments filled in, emptied of what the memory has forgotten, come
        /// A file that is brought up to date stays in the version of XLIFF that it is in, though another was asked for.
        UpdateKeepsVersion = "notice-update-keeps-version" { file: String, version: String },
        /// What Cotejo had filled into a file that somebody handed over is not in the memory any more: it was taken out.
        FilledEmptied = "notice-filled-emptied" { file: String, count: u64 },
        /// Segments of a file held what Cotejo had filled in, and the memory says otherwise by now: they follow it.
        FilledReplaced = "notice-filled-replaced" { file: String, count: u64 },
        /// Another memory lent what stands in segments of a file: it is that memory's.
        LentNotTaken = "notice-lent-not-taken" { file: String, count: u64 },
        /// Alignment found again what somebody had forgotten, or rejected.
        AlignedForgotten = "notice-aligned-forgotten" { count: u64 },
        /// in and gone.
        FileUpdated = "notice-file-updated" { file: String, filled: u64, replaced: u64, emptied: u64, added: u64, gone: u64 },
        /// Segments that somebody had translated and that the page no longer has went out of a file, `words` the first of the
        /// first; the file as it was is kept beside it.
        SegmentsGone = "notice-segments-gone" { file: String, count: u64, words: String },
        /// Sentences that are said more than once and were translated in several ways; the page changed around them, and they
        /// are open, with what they were translated as beside them. `words` are the first of the first.
        RenderingsUndecided = "notice-renderings-undecided" { file: String, count: u64, words: String },
        /// The page has other inline codes in segments that somebody had translated: they are drafts again, `words` the first
        /// of the first; the file as it was is kept beside it.
        CodesMoved = "notice-codes-moved" { file: String, count: u64, words: String },
        // --- the door (cli) ---
        /// Cotejo does not speak the language that was asked for, but these.
        UiUnknown = "notice-ui-unknown" { lang: String, langs: String },
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

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::io;

    use super::*;

    #[test]
    fn what_the_system_said_is_kept_as_the_source() {
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        let error = Error::writing("a.html", denied());
        let source = error.source().and_then(|source| source.downcast_ref::<io::Error>()).expect("the system's error");
        assert_eq!(source.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(error.args()[1], ("reason", Arg::Text(denied().to_string())));
        // Errors stay values: the same words are the same error, whether somebody kept more or not.
        let reason = Cause::said(denied().to_string());
        assert_eq!(error.clone(), Error::FileUnwritable { file: "a.html".into(), reason });
        assert_ne!(error, Error::writing("a.html", io::Error::from(io::ErrorKind::StorageFull)));
        for error in [
            Error::reading("a.html", io::Error::from(io::ErrorKind::NotFound)),
            Error::StoreFailed { location: "a.db".into(), reason: Cause::said("the stream broke off") },
        ] {
            assert!(error.source().is_none(), "{error}");
        }
    }
}
