//! The door: the only place that looks at the environment, the clock and the terminal.
#![allow(clippy::disallowed_methods)]

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use cotejo::cli::{PrintableWriter, World, run};
use cotejo::model::Time;
use etcetera::BaseStrategy as _;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

fn main() -> ExitCode {
    // A file that reaches the limit of its size then fails to be written, which can be told, instead of ending the process.
    // Where the signal cannot be taken, it does what it did.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut err = std::io::stderr();
    let err_is_terminal = err.is_terminal();
    let mut out = std::io::BufWriter::with_capacity(64 * 1024, std::io::stdout().lock());
    let code = run(World {
        args: std::env::args_os().collect(),
        env: &|name| std::env::var(name).ok(),
        user: user(),
        locales: sys_locale::get_locales().collect(),
        now: Time(i64::try_from(now).unwrap_or(i64::MAX)),
        folder: std::env::current_dir().unwrap_or_default(),
        data_folder: etcetera::choose_base_strategy().ok().map(|strategy| strategy.data_dir().join("cotejo")),
        input: &mut std::io::stdin().lock(),
        out: &mut out,
        // Not locked: the sign of life is drawn from a thread of its own.
        err: &mut err,
        err_is_terminal,
        columns: std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()),
        start_log: &start_log,
    });
    // What could be written was flushed inside; a reader who went away is no error.
    let _ = out.flush();
    ExitCode::from(code)
}

/// The name of the account that this process belongs to, where no variable names it: a service, a container.
fn user() -> String {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if let Ok(process) = std::fs::metadata("/proc/self") {
            let id = process.uid().to_string();
            let accounts = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
            let mut accounts = accounts.lines().map(|line| line.split(':').collect::<Vec<_>>());
            let account = accounts.find(|fields| fields.get(2) == Some(&id.as_str()));
            return account.map_or_else(|| format!("uid-{id}"), |fields| fields[0].to_owned());
        }
    }
    "user".to_owned()
}

/// Every span that ends and every event that `filter` lets through, a line each, with the seconds since the start.
fn start_log(filter: &str) -> bool {
    let Ok(filter) = EnvFilter::try_new(filter) else { return false };
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(|| PrintableWriter(std::io::stderr()))
        .with_ansi(false)
        .with_timer(tracing_subscriber::fmt::time::uptime())
        .with_span_events(FmtSpan::CLOSE)
        .try_init()
        .is_ok()
}
