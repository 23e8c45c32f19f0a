//! The project: what `cotejo.toml` says, where the memory and the terms are, which languages are translated into which.

mod trust;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use crate::desk::bounded::read_path_limited;
use crate::desk::site::Site;
use crate::desk::write::real;
use crate::error::{Error, Result};
use crate::format::Selector;
use crate::format::toml_keys::{TomlFile, TomlKeys};
use crate::fuzzy::Penalties;
use crate::model::{Lang, Span};
use crate::store::Location;

/// The name of a project's file.
pub const FILE_NAME: &str = "cotejo.toml";

/// The largest project file, in bytes.
const LARGEST: u64 = 4 << 20;

/// What a project says about itself. Every path is ready to be opened: what the file says is resolved against its own
/// folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The project's file; none for a memory without a project.
    pub file: Option<PathBuf>,
    /// The folder that documents' names are relative to: that of the file, else the working folder.
    pub folder: PathBuf,
    /// The memory (`store`). None: the file leaves it to the person's own data folder.
    pub store: Option<Location>,
    /// Memories that are searched besides, and only read (`[memory] also`): as the file names each, and where it is.
    pub also: Vec<(String, Location)>,
    /// The memory's published snapshot (`text`).
    pub text: Option<PathBuf>,
    /// The termbase (`terms`).
    pub terms: Option<PathBuf>,
    /// The folder of the site's own catalogues, one folder a language (`catalogues`).
    pub catalogues: Option<PathBuf>,
    /// The language that most originals are in (`source`).
    pub source: Option<Lang>,
    /// The languages to translate into (`targets`).
    pub targets: Vec<Lang>,
    /// Where files are written (`out`); unless told, `out` in the working folder.
    pub out: PathBuf,
    /// The least final score of a match (`threshold`), 0 to 100.
    pub threshold: Option<u8>,
    /// Points that a match loses (`[penalties]`).
    pub penalties: Penalties,
    /// Abbreviations after which no sentence ends (`[segment] no_break`).
    pub no_break: Vec<String>,
    /// Where sites have their story (`[sites."example.org"] story, drop`).
    pub sites: Vec<Site>,
}

impl Project {
    /// The project at `config` if it is given; else that of the nearest `cotejo.toml` or `memory/cotejo.toml`, from
    /// `start` upward. None if there is none.
    ///
    /// Whoever unpacks somebody's archive and works in it has not chosen the project file in it: one that is found is obeyed
    /// only if it belongs to the person and leads nowhere but into its own folder. Naming it is choosing it.
    ///
    /// # Errors
    /// [`Error::ProjectOfAnother`] and [`Error::ProjectLeadsOut`] for one that was found. A file that cannot be read, or holds what it should not: [`Error::ConfigBroken`], [`Error::ConfigUnknownKey`],
    /// [`Error::ConfigBadValue`], each with its line.
    pub fn find(start: &Path, config: Option<&Path>) -> Result<Option<Self>> {
        if let Some(file) = config {
            return Self::open(file).map(Some);
        }
        for folder in start.ancestors() {
            for file in [folder.join(FILE_NAME), folder.join("memory").join(FILE_NAME)] {
                if file.is_file() {
                    let project = Self::open(&file)?;
                    trust::look(&project, &file)?;
                    return Ok(Some(project));
                }
            }
        }
        Ok(None)
    }

    /// As [`Project::find`]; where there is none, the person's own memory without a project, for work in `start`. A
    /// project that names no memory uses the person's own.
    ///
    /// # Errors
    /// As for [`Project::find`]; [`Error::ProjectMissing`] where there is neither a project nor a folder for the person's
    /// data.
    pub fn find_or_own(start: &Path, config: Option<&Path>, data_folder: Option<&Path>) -> Result<Self> {
        match (Self::find(start, config)?, data_folder) {
            (Some(project), Some(data)) if project.store.is_none() => {
                Ok(Self { store: Some(own_memory(data)), ..project })
            }
            (Some(project), _) => Ok(project),
            (None, Some(data)) => Ok(Self { folder: start.to_path_buf(), ..Self::default_for(data) }),
            (None, None) => Err(Error::ProjectMissing { file: FILE_NAME.to_owned() }),
        }
    }

    /// The project of one file.
    ///
    /// # Errors
    /// As for [`Project::find`].
    pub fn open(file: &Path) -> Result<Self> {
        let name = file.display().to_string();
        let bytes = read_path_limited(file, &name, LARGEST)?;
        Self::read(file, &name, &bytes)
    }

    /// The project of whoever has none: the memory in the person's own data folder, no terms, no languages settled.
    #[must_use]
    pub fn default_for(data_folder: &Path) -> Self {
        Self {
            file: None,
            folder: PathBuf::new(),
            store: Some(own_memory(data_folder)),
            also: Vec::new(),
            text: None,
            terms: None,
            catalogues: None,
            source: None,
            targets: Vec::new(),
            out: PathBuf::from("out"),
            threshold: None,
            penalties: Penalties::default(),
            no_break: Vec::new(),
            sites: Vec::new(),
        }
    }

    /// What a document is called in the memory: its path relative to the project's folder, with `/` between. Where the two
    /// share nothing but the root, its last name alone: a memory never holds an absolute path.
    #[must_use]
    pub fn document_name(&self, path: &Path) -> String {
        let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
        let relative = match (real(path), real(folder)) {
            (Ok(path), Ok(folder)) => relative(&path, &folder),
            _ => None,
        };
        let relative = relative.or_else(|| path.file_name().map(PathBuf::from)).unwrap_or_default();
        let names: Vec<String> = relative.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        names.join("/")
    }

    fn read(path: &Path, name: &str, bytes: &[u8]) -> Result<Self> {
        let file = TomlFile::decode(name, bytes)?;
        let mut top = ConfigKeys {
            keys: file.keys(|line, reason| Error::ConfigBroken { file: name.to_owned(), line, reason })?,
            file,
        };
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let project = Self {
            file: Some(path.to_path_buf()),
            store: top.location("store", &folder)?,
            also: match top.table("memory")? {
                Some(mut keys) => {
                    let also = keys.locations("also", &folder)?;
                    keys.finish()?;
                    also
                }
                None => Vec::new(),
            },
            text: top.path("text", &folder)?,
            terms: top.path("terms", &folder)?,
            catalogues: top.path("catalogues", &folder)?,
            source: top.take("source")?,
            targets: {
                let mut targets = top.take("targets")?.unwrap_or_default();
                fold_repeated(&mut targets);
                targets
            },
            out: top.path("out", &folder)?.unwrap_or_else(|| PathBuf::from("out")),
            threshold: top.points("threshold")?,
            penalties: match top.table("penalties")? {
                Some(keys) => Self::read_penalties(keys)?,
                None => Penalties::default(),
            },
            no_break: match top.table("segment")? {
                Some(mut keys) => {
                    let no_break = keys.take("no_break")?.unwrap_or_default();
                    keys.finish()?;
                    no_break
                }
                None => Vec::new(),
            },
            sites: match top.table("sites")? {
                Some(keys) => keys.sites()?,
                None => Vec::new(),
            },
            folder,
        };
        top.finish()?;
        Ok(project)
    }

    fn read_penalties(mut keys: ConfigKeys<'_>) -> Result<Penalties> {
        let told = Penalties::default();
        let points = Penalties {
            sister: keys.points("sister")?.unwrap_or(told.sister),
            unspecified: keys.points("unspecified")?.unwrap_or(told.unspecified),
            alignment: keys.points("alignment")?.unwrap_or(told.alignment),
            machine: keys.points("machine")?.unwrap_or(told.machine),
            codes: keys.points("codes")?.unwrap_or(told.codes),
        };
        keys.finish()?;
        Ok(points)
    }
}

/// Leaves each language once, where it stands first: a target that is named a thousand times is one target.
pub fn fold_repeated(langs: &mut Vec<Lang>) {
    let mut seen = HashSet::new();
    langs.retain(|lang| seen.insert(lang.clone()));
}

/// The person's own memory.
fn own_memory(data_folder: &Path) -> Location {
    Location::File(data_folder.join("memory.db"))
}

/// The way from `folder` to `path`, both absolute; none if they share nothing but the root.
fn relative(path: &Path, folder: &Path) -> Option<PathBuf> {
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b);
    let names = |component: &std::path::Component<'_>| matches!(component, std::path::Component::Normal(_));
    let shared_components: Vec<_> = shared.map(|(a, _)| a).collect();
    if path.strip_prefix(folder).is_err() && !shared_components.iter().any(names) {
        return None;
    }
    let up = folder.components().skip(shared_components.len()).map(|_| std::path::Component::ParentDir);
    Some(up.chain(path.components().skip(shared_components.len())).collect())
}

/// The keys of one table of the project's file.
struct ConfigKeys<'a> {
    file: TomlFile<'a>,
    keys: TomlKeys<'a>,
}

impl<'a> ConfigKeys<'a> {
    fn take<T: serde::de::DeserializeOwned>(&mut self, key: &str) -> Result<Option<T>> {
        Ok(self.take_with_span(key)?.map(|(value, _)| value))
    }

    fn take_with_span<T: serde::de::DeserializeOwned>(&mut self, key: &str) -> Result<Option<(T, Span)>> {
        let name = self.file.name;
        self.keys.take(key, |line, value| Error::ConfigBadValue {
            file: name.to_owned(),
            line,
            key: key.to_owned(),
            value,
        })
    }

    fn path(&mut self, key: &str, folder: &Path) -> Result<Option<PathBuf>> {
        Ok(self.written(key)?.map(|(written, _)| folder.join(written)))
    }

    /// Where a memory lies.
    fn location(&mut self, key: &str, folder: &Path) -> Result<Option<Location>> {
        let Some((written, span)) = self.written(key)? else { return Ok(None) };
        self.parse_location(&written, span, folder).map(Some)
    }

    /// Where something is, as it is written: not nothing.
    fn written(&mut self, key: &str) -> Result<Option<(String, Span)>> {
        match self.take_with_span::<String>(key)? {
            Some((written, span)) if written.trim().is_empty() => Err(self.bad(key, span)),
            written => Ok(written),
        }
    }

    fn parse_location(&self, written: &str, span: Span, folder: &Path) -> Result<Location> {
        Location::parse(written, folder).map_err(|error| match error {
            Error::StoreKindUnknown { scheme } => Error::ConfigStoreKindUnknown {
                file: self.file.name.to_owned(),
                line: self.file.line(span.start),
                scheme,
            },
            error => error,
        })
    }

    /// A list of memories, each as it is written and where it lies.
    fn locations(&mut self, key: &str, folder: &Path) -> Result<Vec<(String, Location)>> {
        let Some((written, span)) = self.take_with_span::<Vec<String>>(key)? else { return Ok(Vec::new()) };
        if written.iter().any(|path| path.trim().is_empty()) {
            return Err(self.bad(key, span));
        }
        let located = |written: String| Ok((written.clone(), self.parse_location(&written, span, folder)?));
        written.into_iter().map(located).collect()
    }

    /// A whole number of points or per cent: 0 to 100.
    fn points(&mut self, key: &str) -> Result<Option<u8>> {
        match self.take_with_span::<u8>(key)? {
            Some((points, span)) if points > 100 => Err(self.bad(key, span)),
            read => Ok(read.map(|(points, _)| points)),
        }
    }

    /// What is said of each site, by its host.
    fn sites(self) -> Result<Vec<Site>> {
        let Self { file, keys } = self;
        let mut out = Vec::new();
        for (host, span, value) in keys.rest() {
            let toml::de::DeValue::Table(table) = value.into_inner() else {
                let of_host = Self { file: file.clone(), keys: TomlKeys::new(file.clone(), DeTable::new()) };
                return Err(of_host.bad(&host, span));
            };
            let mut site = Self { file: file.clone(), keys: TomlKeys::new(file.clone(), table) };
            let story = match site.written("story")? {
                Some((written, span)) => Some(site.selector(&written, span)?),
                None => None,
            };
            let (written, span) = site.take_with_span::<Vec<String>>("drop")?.unwrap_or_default();
            let drop = written.iter().map(|written| site.selector(written, span)).collect::<Result<_>>()?;
            site.finish()?;
            out.push(Site { host: host.to_lowercase(), story, drop });
        }
        Ok(out)
    }

    fn selector(&self, written: &str, span: Span) -> Result<Selector> {
        Selector::parse(written).ok_or_else(|| Error::ConfigBadSelector {
            file: self.file.name.to_owned(),
            line: self.file.line(span.start),
            selector: written.to_owned(),
        })
    }

    fn table(&mut self, key: &'static str) -> Result<Option<ConfigKeys<'a>>> {
        let Some(value) = self.keys.take_value(key) else { return Ok(None) };
        let span = Span::new(value.span().start, value.span().end);
        match value.into_inner() {
            toml::de::DeValue::Table(table) => {
                Ok(Some(ConfigKeys { file: self.file.clone(), keys: TomlKeys::new(self.file.clone(), table) }))
            }
            _ => Err(self.bad(key, span)),
        }
    }

    fn bad(&self, key: &str, span: Span) -> Error {
        Error::ConfigBadValue {
            file: self.file.name.to_owned(),
            line: self.file.line(span.start),
            key: key.to_owned(),
            value: self.file.quote(span),
        }
    }

    fn finish(self) -> Result<()> {
        let name = self.file.name;
        self.keys.finish(|line, key| Error::ConfigUnknownKey { file: name.to_owned(), line, key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Project> {
        Project::read(Path::new("news/cotejo.toml"), "news/cotejo.toml", text.as_bytes())
    }

    #[test]
    fn a_whole_file_is_read_and_its_paths_start_at_its_folder() {
        let project = read(
            "store = '.cotejo/newsroom.db'\ntext = 'newsroom.tmx'\nterms = 'terms.toml'\ncatalogues = '../site'\n\
             source = 'en'\ntargets = ['pt_PT', 'zh-Hans']\nout = '../out'\nthreshold = 75\n\
             [penalties]\nsister = 12\ncodes = 0\n[segment]\nno_break = ['Dir.', 'Prof.ª']\n\
             [memory]\nalso = ['../sport/.cotejo/sport.db']\n\
             [sites.'Example.org']\nstory = '#text'\ndrop = ['.ad', 'aside']\n",
        )
        .unwrap();
        let selectors = |all: &[&str]| all.iter().filter_map(|one| Selector::parse(one)).collect::<Vec<_>>();
        let site =
            Site { host: "example.org".into(), story: Selector::parse("#text"), drop: selectors(&[".ad", "aside"]) };
        assert_eq!(project.sites, [site]);
        let sport = "../sport/.cotejo/sport.db";
        assert_eq!(project.also, [(sport.to_owned(), Path::new("news").join(sport).into())]);
        assert_eq!(project.store, Some(PathBuf::from("news/.cotejo/newsroom.db").into()));
        assert_eq!(project.catalogues, Some(PathBuf::from("news/../site")));
        assert_eq!(project.targets, [Lang::parse("pt-PT").unwrap(), Lang::parse("zh-Hans").unwrap()]);
        assert_eq!(project.threshold, Some(75));
        assert_eq!(project.penalties, Penalties { sister: 12, codes: 0, ..Penalties::default() });
        assert_eq!(project.no_break, ["Dir.", "Prof.ª"]);
        assert_eq!(read("").unwrap().out, PathBuf::from("out"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let file = "news/cotejo.toml".to_owned();
        let bad = |line, key: &str, value: &str| Error::ConfigBadValue {
            file: file.clone(),
            line,
            key: key.into(),
            value: value.into(),
        };
        let unknown =
            |line, scheme: &str| Error::ConfigStoreKindUnknown { file: file.clone(), line, scheme: scheme.into() };
        let selector =
            |line, selector: &str| Error::ConfigBadSelector { file: file.clone(), line, selector: selector.into() };
        for (text, error) in [
            (
                "store = 'a'\nthreshhold = 70\n",
                Error::ConfigUnknownKey { file: file.clone(), line: 2, key: "threshhold".into() },
            ),
            (
                "[penalties]\n\nbrother = 1\n",
                Error::ConfigUnknownKey { file: file.clone(), line: 3, key: "brother".into() },
            ),
            ("\n[checks]\n", Error::ConfigUnknownKey { file: file.clone(), line: 2, key: "checks".into() }),
            ("\nthreshold = 'high'\n", bad(2, "threshold", "'high'")),
            ("threshold = 101\n", bad(1, "threshold", "101")),
            ("threshold = -1\n", bad(1, "threshold", "-1")),
            ("source = 'Portuguese'\n", bad(1, "source", "'Portuguese'")),
            ("targets = 'pt-PT'\n", bad(1, "targets", "'pt-PT'")),
            ("store = ''\n", bad(1, "store", "''")),
            ("\nstore = 'postgres://db/news'\n", unknown(2, "postgres")),
            ("[memory]\n\nalso = ['one.db', 'mysql:news']\n", unknown(3, "mysql")),
            ("[memory]\nalso = 'one.db'\n", bad(2, "also", "'one.db'")),
            ("[memory]\nalso = ['']\n", bad(2, "also", "['']")),
            (
                "[memory]\nbesides = []\n",
                Error::ConfigUnknownKey { file: file.clone(), line: 2, key: "besides".into() },
            ),
            ("penalties = 3\n", bad(1, "penalties", "3")),
            ("[sites]\n'a.example' = 3\n", bad(2, "a.example", "'a.example'")),
            ("[sites.'a.example']\n\nstory = 'p + p'\n", selector(3, "p + p")),
            ("[sites.'a.example']\ndrop = ['.box', 'p:']\n", selector(2, "p:")),
            (
                "[sites.'a.example']\nstories = 'p'\n",
                Error::ConfigUnknownKey { file: file.clone(), line: 2, key: "stories".into() },
            ),
            ("out = 'a'\nout = 'b'\n", Error::TomlRepeated { file: file.clone(), line: 2, key: "out".into() }),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
        assert!(matches!(read("a = 1\nb = [\n"), Err(Error::ConfigBroken { line: 2 | 3, .. })));
        let latin = Project::read(Path::new("c"), "c", b"out = 'a'\nstore = 'mem\xf3ria'\n");
        assert_eq!(latin, Err(Error::TomlEncoding { file: "c".into(), line: 2 }));
    }

    #[test]
    fn the_nearest_file_upward_is_the_project() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("memory/articles/2026");
        std::fs::create_dir_all(&deep).unwrap();
        assert_eq!(Project::find(&deep, None).unwrap(), None);
        std::fs::write(root.path().join("memory/cotejo.toml"), "source = 'pt'").unwrap();
        for start in [deep.as_path(), root.path()] {
            let project = Project::find(start, None).unwrap().unwrap();
            assert_eq!(project.folder, root.path().join("memory"));
        }
        std::fs::write(deep.join("cotejo.toml"), "source = 'zh'").unwrap();
        let project = Project::find(&deep, None).unwrap().unwrap();
        assert_eq!(project.source, Lang::parse("zh").ok());
        assert_eq!(project.document_name(&deep.join("a.html")), "a.html");
        let told = Project::find(&deep, Some(&root.path().join("memory/cotejo.toml"))).unwrap().unwrap();
        assert_eq!(told.document_name(&deep.join("a.html")), "articles/2026/a.html");
        assert_eq!(told.document_name(&root.path().join("elsewhere.html")), "../elsewhere.html");
        assert_eq!(told.document_name(Path::new("/elsewhere.html")), "elsewhere.html");
        let missing = root.path().join("none.toml");
        assert!(matches!(Project::find(&deep, Some(&missing)), Err(Error::FileMissing { .. })));
    }
}
