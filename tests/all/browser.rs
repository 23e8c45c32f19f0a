//! A browser that is driven by keys alone, as a person would: Chromium over its pipes, where it is installed.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// A page in a browser.
pub(crate) struct Browser {
    child: Child,
    commands: File,
    answers: Receiver<Value>,
    number: u64,
    session: Option<String>,
    /// Profile and pipes.
    _folder: tempfile::TempDir,
}

impl Browser {
    /// Starts one whose downloads go to a folder; none, said plainly, where there is no Chromium.
    pub(crate) fn start(downloads: &Path) -> Option<Self> {
        let there = |name: &&&str| Command::new(name).arg("--version").output().is_ok_and(|ran| ran.status.success());
        let Some(name) = NAMES.iter().find(there) else {
            let _ = writeln!(std::io::stderr(), "NOT TESTED in a browser: no Chromium here (apt-get install chromium)");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let pipe = |name: &str| {
            let path = folder.path().join(name);
            assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
            // Opened for both, so that nobody waits for the other end.
            (path.clone(), File::options().read(true).write(true).open(path).unwrap())
        };
        let ((commands_at, commands), (answers_at, mut answered)) = (pipe("commands"), pipe("answers"));
        // The browser reads commands from its third file and answers on its fourth.
        let child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<>\"$COMMANDS\" 4<>\"$ANSWERS\"", name])
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
            .args(["--disable-component-update", "--disable-sync", "--remote-debugging-pipe", "about:blank"])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .env("COMMANDS", commands_at)
            .env("ANSWERS", answers_at)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (tell, answers) = channel();
        std::thread::spawn(move || {
            let (mut kept, mut bytes) = (Vec::new(), [0; 65536]);
            while let Ok(count) = answered.read(&mut bytes) {
                kept.extend_from_slice(&bytes[..count]);
                while let Some(end) = kept.iter().position(|byte| *byte == 0) {
                    let message: Vec<u8> = kept.drain(..=end).collect();
                    let told = serde_json::from_slice(&message[..end]).is_ok_and(|value| tell.send(value).is_ok());
                    if !told {
                        return;
                    }
                }
            }
        });
        let mut browser = Self { child, commands, answers, number: 0, session: None, _folder: folder };
        browser.call(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": downloads.display().to_string() }),
        );
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }))["targetId"].clone();
        let attached = browser.call("Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        Some(browser)
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let mut message = json!({ "id": self.number, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        self.commands.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let answer = self.answers.recv_timeout(Duration::from_secs(60)).expect("the browser answers");
            if answer["id"] == self.number {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    /// Opens a file and waits until it is there.
    pub(crate) fn open(&mut self, file: &Path) {
        self.call("Page.navigate", json!({ "url": format!("file://{}", file.display()) }));
        self.until("location.protocol === 'file:' && document.readyState === 'complete'");
    }

    /// What an expression of the page's language is.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let told = self.call("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }));
        assert!(told.get("exceptionDetails").is_none(), "{expression}: {told}");
        told["result"]["value"].clone()
    }

    /// Waits until it is true.
    pub(crate) fn until(&mut self, expression: &str) {
        for _ in 0..200 {
            if self.value(expression) == true {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("never true: {expression}");
    }

    /// Presses keys, one after another: letters, or names such as `ArrowDown`.
    pub(crate) fn press(&mut self, keys: &[&str]) {
        for key in keys {
            for kind in ["keyDown", "keyUp"] {
                let letter = key.len() == 1;
                let code = if letter { format!("Key{}", key.to_uppercase()) } else { (*key).to_owned() };
                let mut event = json!({ "type": kind, "key": key, "code": code });
                if letter && kind == "keyDown" {
                    event["text"] = (*key).into();
                }
                self.call("Input.dispatchKeyEvent", event);
            }
        }
    }

    /// How wide the window is.
    pub(crate) fn width(&mut self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.call("Emulation.setDeviceMetricsOverride", size);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
