//! Sources of networks, facilities and homes in C, which hand in Arrow streams or files.

use std::ffi::c_void;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Facilities, Homes};
use lifecircle::network::RawNetwork;
use lifecircle::plugin::Provided;
use lifecircle::progress::{CallingThread, Progress};
use lifecircle::source::table::{TableOptions, network_from_arrow, network_from_csv};
use lifecircle::source::{FacilitySource, HomeSource, NetworkSource};

use super::owner::Owner;
use super::reply::lc_plugin_reply;
use super::vtable::{self, Extensible, needed};
use crate::arrow::batches_of_stream;
use crate::guard::borrow;
use crate::source::{lc_format, read_facilities, read_homes};
use crate::table_options::lc_table_options;

/// Hands in a table: makes an Arrow stream of record batches in `*stream`, which the library takes over and reads at once,
/// or gives `lc_plugin_reply_table` the bytes of a file and leaves `*stream` alone. Returns 0, or anything else after `lc_plugin_reply_fail`.
///
/// It must not unwind (no C++ exception, no longjmp), nor may the stream's own functions; it may call this library.
pub type lc_table_source_read = Option<
    unsafe extern "C" fn(context: *mut c_void, stream: *mut FFI_ArrowArrayStream, reply: *mut lc_plugin_reply) -> i32,
>;

/// A source of facilities or of homes of the host. Set every field that is not used to 0.
///
/// Thread rule: as `flags` say, the functions of its streams included. Lifetime: the structure and its options are copied;
/// `context` must live until `release` is called, which happens once, when the registry is freed; not at all when
/// registering fails.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_table_source_plugin {
    /// `sizeof(lc_table_source_plugin)`.
    pub struct_size: usize,
    /// 0 or `LC_PLUGIN_THREAD_SAFE`.
    pub flags: u64,
    /// Handed to every function.
    pub context: *mut c_void,
    /// Gives the context back; may be NULL.
    pub release: Option<unsafe extern "C" fn(context: *mut c_void)>,
    /// How its tables are read: their coordinate system above all. For the columns see `lc_facilities_read`, `lc_homes_read`.
    pub options: *const lc_table_options,
    /// Hands in the table.
    pub read: lc_table_source_read,
}

// SAFETY: repr(C), begins with its size, only fields of 8 bytes; zeros are NULLs.
unsafe impl Extensible for lc_table_source_plugin {
    const NAME: &'static str = "lc_table_source_plugin";
    const FIRST_SIZE: usize = 48;
}

/// Hands in a network: makes an Arrow stream of nodes and one of edges, as `lc_table_source_read` makes one.
pub type lc_network_source_read = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        nodes: *mut FFI_ArrowArrayStream,
        edges: *mut FFI_ArrowArrayStream,
        reply: *mut lc_plugin_reply,
    ) -> i32,
>;

/// A source of networks of the host. Set every field that is not used to 0.
///
/// Thread rule and lifetime: as `lc_table_source_plugin`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_network_source_plugin {
    /// `sizeof(lc_network_source_plugin)`.
    pub struct_size: usize,
    /// 0 or `LC_PLUGIN_THREAD_SAFE`.
    pub flags: u64,
    /// Handed to every function.
    pub context: *mut c_void,
    /// Gives the context back; may be NULL.
    pub release: Option<unsafe extern "C" fn(context: *mut c_void)>,
    /// How its tables are read: their coordinate system above all. For the columns see `lc_network_from_csv`.
    pub options: *const lc_table_options,
    /// Hands in nodes and edges.
    pub read: lc_network_source_read,
}

// SAFETY: repr(C), begins with its size, only fields of 8 bytes; zeros are NULLs.
unsafe impl Extensible for lc_network_source_plugin {
    const NAME: &'static str = "lc_network_source_plugin";
    const FIRST_SIZE: usize = 48;
}

/// What hands in its streams.
enum Read {
    Table(unsafe extern "C" fn(*mut c_void, *mut FFI_ArrowArrayStream, *mut lc_plugin_reply) -> i32),
    Network(
        unsafe extern "C" fn(
            *mut c_void,
            *mut FFI_ArrowArrayStream,
            *mut FFI_ArrowArrayStream,
            *mut lc_plugin_reply,
        ) -> i32,
    ),
}

/// A source of the host.
struct Source {
    /// The source and its name, for errors.
    who: String,
    options: TableOptions<'static>,
    read: Read,
    owner: Arc<Owner>,
}

/// A table as the plugin handed it in.
enum Handed {
    Batches(Vec<RecordBatch>),
    File(i32, Vec<u8>),
}

impl Source {
    /// Its table, or its nodes and its edges.
    fn tables(&self) -> Result<Vec<Handed>, Error> {
        let (mut first, mut second) = (FFI_ArrowArrayStream::empty(), FFI_ArrowArrayStream::empty());
        let mut reply = lc_plugin_reply::new();
        let context = self.owner.context();
        // SAFETY: the host keeps the rules of the functions' types; streams it leaves are released when they are dropped.
        let status = unsafe {
            match self.read {
                Read::Table(read) => read(context, &mut first, &mut reply),
                Read::Network(read) => read(context, &mut first, &mut second, &mut reply),
            }
        };
        let files = reply.judge(status, &self.who)?.tables;
        let wanted = match self.read {
            Read::Table(_) => 1,
            Read::Network(_) => 2,
        };
        let streams: Vec<_> = [first, second].into_iter().filter(|stream| stream.release.is_some()).collect();
        if streams.len() + files.len() != wanted || (!streams.is_empty() && !files.is_empty()) {
            let what = format!("{} must hand in {wanted} table(s), all as streams or all as files", self.who);
            let given = format!("{} streams, {} files", streams.len(), files.len());
            return Err(Error::new(ErrorKind::Plugin, what).with_value(given));
        }
        let read = |stream| batches_of_stream(stream, &format!("of {}", self.who)).map(Handed::Batches);
        let files = files.into_iter().map(|(format, bytes)| Ok(Handed::File(format, bytes)));
        streams.into_iter().map(read).chain(files).collect::<Result<_, _>>().map_err(|e| self.blame(&e))
    }

    /// Its only table.
    fn table(&self) -> Result<Handed, Error> {
        self.tables()?.pop().ok_or_else(|| Error::new(ErrorKind::Plugin, format!("{} handed in no table", self.who)))
    }

    /// The same error as one of the plugin, which it names.
    fn blame(&self, error: &Error) -> Error {
        let blamed = Error::new(ErrorKind::Plugin, format!("{}: {}", self.who, error.message()));
        let blamed = blamed.at(error.place().clone());
        match error.value() {
            Some(value) => blamed.with_value(value),
            None => blamed,
        }
    }
}

/// A source of the host, asked on the thread that is allowed to.
pub(super) struct Asked {
    source: Arc<Source>,
    thread: Option<CallingThread>,
}

impl Asked {
    /// Batches are read and given back on the same thread: their producer belongs to it as well.
    fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Source) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        match &self.thread {
            None => read(&self.source),
            Some(thread) => {
                let source = Arc::clone(&self.source);
                thread.run(move || read(&source))?
            }
        }
    }
}

impl FacilitySource for Asked {
    fn read_facilities(&self, _progress: &dyn Progress) -> Result<Facilities, Error> {
        self.read(|source| {
            let read = match source.table()? {
                Handed::Batches(batches) => Facilities::from_arrow(&batches, &source.options),
                Handed::File(format, bytes) => read_facilities(format, &bytes, &source.options),
            };
            read.map_err(|e| source.blame(&e))
        })
    }
}

impl HomeSource for Asked {
    fn read_homes(&self, _progress: &dyn Progress) -> Result<Homes, Error> {
        self.read(|source| {
            let read = match source.table()? {
                Handed::Batches(batches) => Homes::from_arrow(&batches, &source.options),
                Handed::File(format, bytes) => read_homes(format, &bytes, &source.options),
            };
            read.map_err(|e| source.blame(&e))
        })
    }
}

impl NetworkSource for Asked {
    fn read_network(&self, _progress: &dyn Progress) -> Result<RawNetwork, Error> {
        self.read(|source| {
            let csv = lc_format::Csv as i32;
            let read = match source.tables()?.as_slice() {
                [Handed::Batches(nodes), Handed::Batches(edges)] => network_from_arrow(nodes, edges, &source.options),
                [Handed::File(n, nodes), Handed::File(e, edges)] if (*n, *e) == (csv, csv) => {
                    network_from_csv(nodes, edges, &source.options)
                }
                _ => Err(Error::new(ErrorKind::Argument, "nodes and edges must be CSV")),
            };
            read.map_err(|e| source.blame(&e))
        })
    }
}

/// The two forms of a structure that differ in what they read.
struct Given {
    flags: u64,
    context: *mut c_void,
    release: vtable::Release,
    options: *const lc_table_options,
    read: Read,
}

/// # Safety
///
/// The options are NULL or live.
unsafe fn source<T: ?Sized + 'static>(
    who: String,
    given: Given,
    share: fn(Asked) -> Arc<T>,
) -> Result<(Provided<T>, Arc<Owner>), Error> {
    let thread_safe = vtable::thread_safe(given.flags)?;
    // SAFETY: by the contract above.
    let options = unsafe { borrow(given.options, "options") }?.0.clone().file(who.clone());
    let owner = Arc::new(Owner::new(given.context, given.release));
    let source = Arc::new(Source { who, options, read: given.read, owner: Arc::clone(&owner) });
    let asked = move |thread| share(Asked { source: Arc::clone(&source), thread });
    let provided = match thread_safe {
        true => Provided::Anywhere(asked(None)),
        false => Provided::OnCallingThread(Arc::new(move |thread: &CallingThread| asked(Some(thread.clone())))),
    };
    Ok((provided, owner))
}

/// A source of a kind of tables from its structure, and the owner to be taken over once it is registered.
///
/// # Safety
///
/// As [`vtable::read`]; the functions of the structure keep the rules of their types, and its options are NULL or live.
pub(super) unsafe fn table_source<T: ?Sized + 'static>(
    kind: &str,
    name: &str,
    plugin: *const lc_table_source_plugin,
    share: fn(Asked) -> Arc<T>,
) -> Result<(Provided<T>, Arc<Owner>), Error> {
    // SAFETY: by the contract above.
    let lc_table_source_plugin { flags, context, release, options, read, .. } = unsafe { vtable::read(plugin) }?;
    let given = Given { flags, context, release, options, read: Read::Table(needed(read, "read")?) };
    // SAFETY: by the contract above.
    unsafe { source(format!("{kind} {name:?}"), given, share) }
}

/// A source of networks from its structure, and the owner to be taken over once it is registered.
///
/// # Safety
///
/// As [`table_source`].
pub(super) unsafe fn network_source<T: ?Sized + 'static>(
    name: &str,
    plugin: *const lc_network_source_plugin,
    share: fn(Asked) -> Arc<T>,
) -> Result<(Provided<T>, Arc<Owner>), Error> {
    // SAFETY: by the contract above.
    let lc_network_source_plugin { flags, context, release, options, read, .. } = unsafe { vtable::read(plugin) }?;
    let given = Given { flags, context, release, options, read: Read::Network(needed(read, "read")?) };
    // SAFETY: by the contract above.
    unsafe { source(format!("network source {name:?}"), given, share) }
}
