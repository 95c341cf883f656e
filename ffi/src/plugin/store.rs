//! Stores of registers in C.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::plugin::Provided;
use lifecircle::progress::CallingThread;
use lifecircle::register::{Appended, Store};

use super::owner::Owner;
use super::registry::lc_registry;
use super::reply::lc_plugin_reply;
use super::vtable::{self, Extensible, needed};
use crate::error::lc_error;
use crate::guard::{borrow, guard};
use crate::input::text;

/// Appends records to a stream if it holds exactly `expected`: all of them or, when it fails, none. Record `i` is the
/// bytes `starts[i]` to `starts[i + 1]` of `bytes`, `starts` has `count + 1` places. Returns 0, or anything else after
/// `lc_plugin_reply_fail`.
///
/// Writes to `*held` how many records the stream held before this call. When that is not `expected`, somebody else was
/// first: nothing is written, and 0 is returned. `stream` is UTF-8, not NUL-terminated. A stream never written to holds
/// nothing. It must not unwind (no C++ exception, no longjmp), nor call the register it is the store of.
pub type lc_store_append = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        stream: *const c_char,
        stream_length: usize,
        expected: u64,
        bytes: *const u8,
        starts: *const usize,
        count: usize,
        held: *mut u64,
        reply: *mut lc_plugin_reply,
    ) -> i32,
>;

/// Hands in the records of a stream from number `from` on, counted from 0, each by `lc_plugin_reply_record`: byte for byte
/// what was appended, in order. Returns 0, or anything else after `lc_plugin_reply_fail`. The rules are those of
/// `lc_store_append`.
pub type lc_store_read = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        stream: *const c_char,
        stream_length: usize,
        from: u64,
        reply: *mut lc_plugin_reply,
    ) -> i32,
>;

/// A store of the host: streams of records that only grow. Set every field that is not used to 0.
///
/// Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
/// happens once, when the registry and every store and register on it are freed; not at all when registering fails.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_store_plugin {
    /// `sizeof(lc_store_plugin)`.
    pub struct_size: usize,
    /// 0 or `LC_PLUGIN_THREAD_SAFE`.
    pub flags: u64,
    /// Handed to every function.
    pub context: *mut c_void,
    /// Gives the context back; may be NULL.
    pub release: Option<unsafe extern "C" fn(context: *mut c_void)>,
    /// Appends.
    pub append: lc_store_append,
    /// Reads.
    pub read: lc_store_read,
}

// SAFETY: repr(C), begins with its size, only fields of 8 bytes; zeros are NULLs.
unsafe impl Extensible for lc_store_plugin {
    const NAME: &'static str = "lc_store_plugin";
    const FIRST_SIZE: usize = 48;
}

type Append = unsafe extern "C" fn(
    *mut c_void,
    *const c_char,
    usize,
    u64,
    *const u8,
    *const usize,
    usize,
    *mut u64,
    *mut lc_plugin_reply,
) -> i32;
type Read = unsafe extern "C" fn(*mut c_void, *const c_char, usize, u64, *mut lc_plugin_reply) -> i32;

/// A length no stream has.
const UNTOUCHED: u64 = u64::MAX;

/// A store of the host.
struct HostStore {
    name: String,
    append: Append,
    read: Read,
    owner: Arc<Owner>,
}

impl HostStore {
    fn who(&self) -> String {
        format!("store {:?}", self.name)
    }

    fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
        let (bytes, mut starts) = (records.concat(), vec![0]);
        let mut end = 0;
        starts.extend(records.iter().map(|record| {
            end += record.len();
            end
        }));
        let (mut held, mut reply) = (UNTOUCHED, lc_plugin_reply::new());
        // SAFETY: the host keeps the rules of `lc_store_append`; stream, records and number live during the call.
        let status = unsafe {
            (self.append)(
                self.owner.context(),
                stream.as_ptr().cast(),
                stream.len(),
                expected,
                bytes.as_ptr(),
                starts.as_ptr(),
                records.len(),
                &mut held,
                &mut reply,
            )
        };
        reply.judge(status, &self.who())?;
        match held {
            UNTOUCHED => {
                Err(Error::new(ErrorKind::Plugin, format!("{} must say how many records it held", self.who())))
            }
            held if held == expected => Ok(Appended::Done),
            length => Ok(Appended::Conflict { length }),
        }
    }

    fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
        let mut reply = lc_plugin_reply::new();
        // SAFETY: the host keeps the rules of `lc_store_read`; the stream's name lives during the call.
        let status =
            unsafe { (self.read)(self.owner.context(), stream.as_ptr().cast(), stream.len(), from, &mut reply) };
        Ok(reply.judge(status, &self.who())?.records)
    }
}

/// A store of the host, asked on the thread that is allowed to.
struct Asked {
    store: Arc<HostStore>,
    /// The thread it belongs to in this call; none for one that is thread-safe.
    thread: Option<CallingThread>,
}

impl Store for Asked {
    fn append(&self, stream: &str, expected: u64, records: &[Vec<u8>]) -> Result<Appended, Error> {
        match &self.thread {
            Some(thread) if !thread.is_here() => {
                let (store, stream, records) = (Arc::clone(&self.store), stream.to_owned(), records.to_vec());
                thread.run(move || store.append(&stream, expected, &records))?
            }
            _ => self.store.append(stream, expected, records),
        }
    }

    fn read(&self, stream: &str, from: u64) -> Result<Vec<Vec<u8>>, Error> {
        match &self.thread {
            Some(thread) if !thread.is_here() => {
                let (store, stream) = (Arc::clone(&self.store), stream.to_owned());
                thread.run(move || store.read(&stream, from))?
            }
            _ => self.store.read(stream, from),
        }
    }
}

/// Registers a store under a name of its own; on success the registry owns its context.
///
/// # Safety
///
/// As `lc_registry_add_walk_model`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_add_store(
    registry: *mut lc_registry,
    name: *const c_char,
    name_length: usize,
    plugin: *const lc_store_plugin,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        // SAFETY: by the contract above.
        let (store, owner) = unsafe { host_store(name, plugin) }?;
        registry.add(&owner, |r| r.stores.add(name, store))
    })
}

/// A store from its structure, and the owner to be taken over once it is registered.
///
/// # Safety
///
/// As [`vtable::read`]; the functions of the structure keep the rules of their types.
unsafe fn host_store(name: &str, plugin: *const lc_store_plugin) -> Result<(Provided<dyn Store>, Arc<Owner>), Error> {
    // SAFETY: by the contract above.
    let plugin = unsafe { vtable::read(plugin) }?;
    let thread_safe = vtable::thread_safe(plugin.flags)?;
    let owner = Arc::new(Owner::new(plugin.context, plugin.release));
    let (append, read) = (needed(plugin.append, "append")?, needed(plugin.read, "read")?);
    let store = Arc::new(HostStore { name: name.to_owned(), append, read, owner: Arc::clone(&owner) });
    let asked = move |thread| Arc::new(Asked { store: Arc::clone(&store), thread }) as Arc<dyn Store>;
    let provided = match thread_safe {
        true => Provided::Anywhere(asked(None)),
        false => Provided::OnCallingThread(Arc::new(move |thread: &CallingThread| asked(Some(thread.clone())))),
    };
    Ok((provided, owner))
}
