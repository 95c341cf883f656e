//! How a plugin says what went wrong, or hands in bytes.

use std::ffi::{c_char, c_void};
use std::sync::Mutex;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::progress::Progress;

use crate::input::bytes;

/// Where a plugin puts what it has to say while it is called.
///
/// Thread rule: any thread of the plugin. Lifetime: until the function it was handed to returns. The library frees it.
pub struct lc_plugin_reply {
    said: Mutex<Said>,
    /// A `&dyn Progress` that outlives the call, or NULL where nobody watches.
    watch: *const c_void,
}

#[derive(Default)]
struct Said {
    failure: Option<String>,
    handed: Handed,
    stopped: bool,
}

/// What a plugin handed in.
#[derive(Default)]
pub(super) struct Handed {
    /// Tables, each of a format.
    pub(super) tables: Vec<(i32, Vec<u8>)>,
    /// Records of a store.
    pub(super) records: Vec<Vec<u8>>,
}

impl lc_plugin_reply {
    pub(super) fn new() -> lc_plugin_reply {
        lc_plugin_reply { said: Mutex::default(), watch: std::ptr::null() }
    }

    /// One whose plugin can tell how far it is. It must be judged before `progress` ends.
    pub(super) fn watched(progress: &&dyn Progress) -> lc_plugin_reply {
        lc_plugin_reply { said: Mutex::default(), watch: std::ptr::from_ref(progress).cast() }
    }

    /// What a function that returned `status` made of its call, or what it handed in; `who` names the plugin.
    ///
    /// One that was asked to stop may end in `LC_STATUS_CANCELLED`.
    pub(super) fn judge(self, status: i32, who: &str) -> Result<Handed, Error> {
        let said = self.said.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        if said.stopped && status == ErrorKind::Cancelled.code() {
            return Err(Error::new(ErrorKind::Cancelled, format!("cancelled while busy with {who}")));
        }
        match (status, said.failure) {
            (0, None) => Ok(said.handed),
            (_, Some(message)) => Err(Error::new(ErrorKind::Plugin, format!("{who} failed: {message}"))),
            (status, None) => {
                Err(Error::new(ErrorKind::Plugin, format!("{who} failed without a message")).with_value(status))
            }
        }
    }

    fn say(&self, what: impl FnOnce(&mut Said)) {
        what(&mut self.said.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
    }
}

/// Says why a plugin fails, as UTF-8, and answers `LC_STATUS_PLUGIN`, so that a plugin can end with
/// `return lc_plugin_reply_fail(reply, text, length);`. The first reason given counts.
///
/// # Safety
///
/// `reply` is NULL or what this call of the plugin was handed; `message` points to `length` bytes.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_plugin_reply_fail(
    reply: *mut lc_plugin_reply,
    message: *const c_char,
    length: usize,
) -> i32 {
    // SAFETY: by the contract above.
    let (reply, message) = unsafe { (reply.as_ref(), bytes(message, length, "message")) };
    if let Some(reply) = reply {
        let text = message.map(|m| String::from_utf8_lossy(m).into_owned()).unwrap_or_default();
        reply.say(|said| {
            said.failure.get_or_insert(text);
        });
    }
    ErrorKind::Plugin.code()
}

/// Hands in the table of a source as a file of a format (`lc_format`) instead of an Arrow stream; the bytes are copied. A
/// source of networks hands in its nodes and then its edges, both as CSV. Returns 0.
///
/// # Safety
///
/// `reply` is NULL or what this call of the plugin was handed; `data` points to `length` bytes.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_plugin_reply_table(
    reply: *mut lc_plugin_reply,
    format: i32,
    data: *const c_char,
    length: usize,
) -> i32 {
    // SAFETY: by the contract above.
    let (reply, data) = unsafe { (reply.as_ref(), bytes(data, length, "data")) };
    match (reply, data) {
        (Some(reply), Ok(data)) => {
            reply.say(|said| said.handed.tables.push((format, data.to_vec())));
            0
        }
        _ => ErrorKind::Argument.code(),
    }
}

/// Hands in one record of a store, any bytes; they are copied. Records come in the order of the stream. Returns 0.
///
/// # Safety
///
/// `reply` is NULL or what this call of the plugin was handed; `data` points to `length` bytes.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_plugin_reply_record(
    reply: *mut lc_plugin_reply,
    data: *const c_char,
    length: usize,
) -> i32 {
    // SAFETY: by the contract above.
    let (reply, data) = unsafe { (reply.as_ref(), bytes(data, length, "data")) };
    match (reply, data) {
        (Some(reply), Ok(data)) => {
            reply.say(|said| said.handed.records.push(data.to_vec()));
            0
        }
        _ => ErrorKind::Argument.code(),
    }
}

/// Says that `done` of `total` parts of a plugin's work are done. Returns 0 to go on; otherwise the host of the call wants
/// it to end, and the plugin gives up with `return LC_STATUS_CANCELLED;`.
///
/// # Safety
///
/// `reply` is NULL or what this call of the plugin was handed.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_plugin_reply_tick(reply: *mut lc_plugin_reply, done: u64, total: u64) -> i32 {
    // SAFETY: by the contract above.
    let Some(reply) = (unsafe { reply.as_ref() }) else { return 0 };
    if reply.watch.is_null() {
        return 0;
    }
    // SAFETY: `watched` was given a reference to a `&dyn Progress` that lives until the reply is judged.
    let progress = unsafe { *reply.watch.cast::<&dyn Progress>() };
    // No lock is held while the watcher is called: it may come back to us.
    let stop = progress.tick("plugin", done.min(total), total).is_break();
    if stop {
        reply.say(|said| said.stopped = true);
    }
    i32::from(stop)
}
