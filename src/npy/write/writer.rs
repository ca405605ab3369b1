//! Writing files that need not fit in memory.

use crate::array::lazy::LazySamples;
use crate::file::partial::Partial;
use crate::file::replace::Target;
use crate::npy::element::{Element, Word};
use crate::npy::error::Error;
use crate::npy::header::layout as header;
use crate::npy::progress::Listener;
use crate::npy::read::load::count;
use crate::npy::shard::Shard;
use crate::npy::write::chunks::Blocks;
use crate::npy::write::join;
use crate::npy::write::save::write_elements;
use crate::scalar::float::Float;
use crate::shape::out_shape::OutShape;
use std::{
    fmt, fs,
    io::Write,
    ops::Range,
    path::{Path, PathBuf},
};

/// Writes an `.npy` file block by block, in parallel, in a few MiB of memory a thread whatever the size of the file.
///
/// The bytes are those of [`save`](super::save), for any number of threads. The file is made under another name,
/// `.NAME.vonmises-part` in the folder of the target, and its whole size is reserved before anything else is done, so
/// that a full disk is an error at the start (on Linux; elsewhere, and on file systems that cannot reserve, the error
/// comes when the space runs out). Complete and on disk it takes the target's name. Until then there is nothing new
/// under that name; an error or panic removes the temporary, and what a process leaves that is killed, the next run
/// removes. A lock on the temporary keeps a second writer from the same target meanwhile; on a file system without
/// locks its name does so, and has to be removed by hand if a process was killed. Permissions and symbolic links are as
/// for [`save`](super::save); a pipe or device is written in place, in order.
///
/// Work is shared among the threads of the current Rayon pool.
///
/// # Example
/// ```
/// use vonmises::{Key, LazySamples, npy, sample_von_mises};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("samples.npy");
/// let samples = LazySamples::new(Key::new(42), 0.5, 2.0, [100_000, 3])?;
/// npy::Writer::new(&path).write(&samples)?;
/// assert_eq!(npy::load::<f64>(&path)?, sample_von_mises(Key::new(42), 0.5, 2.0, [100_000, 3])?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// In parts, which any machines make, and which are joined in any order:
/// ```
/// use vonmises::{Key, LazySamples, npy::{self, Shard, Writer}};
/// let folder = tempfile::tempdir()?;
/// let samples = LazySamples::new(Key::new(42), 0.5, 2.0, [1000])?;
/// let part = |i| folder.path().join(format!("{i}.npy"));
/// for i in 0..3 {
///     Writer::new(part(i)).shard(Shard::new(i, 3, samples.fingerprint())?).write(&samples)?;
/// }
/// Writer::new(folder.path().join("all.npy")).join(&[part(2), part(0), part(1)])?;
/// assert_eq!(npy::load::<f64>(folder.path().join("all.npy"))?, samples.draw()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub struct Writer<'a> {
    target: Sink<'a>,
    overwrite: bool,
    listener: Option<Listener<'a>>,
    shard: Option<Shard>,
    raw: bool,
}

/// Where the bytes go.
enum Sink<'a> {
    Path(PathBuf),
    Stream(&'a mut dyn Write),
}

impl<'a> Writer<'a> {
    /// A writer of the file of that name, which is replaced if it exists.
    pub fn new(path: impl AsRef<Path>) -> Self {
        Self::to(Sink::Path(path.as_ref().to_owned()))
    }

    /// A writer to anything that takes bytes in order, such as standard output, which errors call `<stream>`.
    ///
    /// Blocks are made in parallel while earlier ones are written. After an error some bytes may have been written.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples, npy::Writer};
    /// let mut bytes = Vec::new();
    /// Writer::from_writer(&mut bytes).write(&LazySamples::new(Key::new(42), 0.5_f32, 2.0, [1000])?)?;
    /// assert_eq!(bytes.len(), 128 + 4 * 1000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_writer(out: &'a mut dyn Write) -> Self {
        Self::to(Sink::Stream(out))
    }

    fn to(target: Sink<'a>) -> Self {
        Self { target, overwrite: true, listener: None, shard: None, raw: false }
    }

    /// Whether an existing file is replaced, as by default; otherwise it is refused, before any work is done and again
    /// when the file takes its name.
    pub fn overwrite(self, overwrite: bool) -> Self {
        Self { overwrite, ..self }
    }

    /// A function to call after each block of about 1 MiB, from any thread and in no certain order. Its `Break` ends
    /// the work with [`Error::Cancelled`].
    pub fn progress(self, listener: Listener<'a>) -> Self {
        Self { listener: Some(listener), ..self }
    }

    /// Only this part of the file, to be joined with the others. It is of no consequence for [`Writer::join`].
    pub fn shard(self, shard: Shard) -> Self {
        Self { shard: Some(shard), ..self }
    }

    /// The elements alone, little-endian and without a header, as `numpy.fromfile` reads them. They do not say what
    /// they are: parts of them cannot be joined.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, npy::Writer};
    /// let mut bytes = Vec::new();
    /// let fill = |start, words: &mut [u32]| Key::new(42).fill_bits(start as u64, words);
    /// Writer::from_writer(&mut bytes).raw().generate([1000], fill)?;
    /// assert_eq!((bytes.len(), &bytes[..4]), (4 * 1000, &2098992034_u32.to_le_bytes()[..]));
    /// # Ok::<(), vonmises::npy::Error>(())
    /// ```
    pub fn raw(self) -> Self {
        Self { raw: true, ..self }
    }

    /// Writes samples: the bytes of [`save`](super::save) for [`LazySamples::draw`].
    ///
    /// # Errors
    /// - [`Error::Io`] if the folder or file cannot be written or the disk is too full; a folder is no target.
    /// - [`Error::Exists`] for an existing file that is not to be replaced.
    /// - [`Error::Busy`] while another process or thread writes the file.
    /// - [`Error::Cancelled`] if the progress function asks for it.
    /// - [`Error::Rank`], [`Error::TooLarge`] for more than 64 axes, or a size that overflows.
    /// - [`Error::NoRows`] for a shard of an array without axes.
    pub fn write<F: Float + Element>(self, samples: &LazySamples<'_, F>) -> Result<(), Error> {
        self.generate(samples.shape(), |start, block| samples.fill_inside(start, block))
    }

    /// Writes an array of that shape where `fill(start, block)` writes the elements from the row-major index `start`
    /// on.
    ///
    /// Blocks may be of any length. `fill` is called on several threads at once; a block is not empty, and holds no
    /// defined values beforehand. Under [`Writer::shard`] `start` still counts from the beginning of the whole.
    ///
    /// # Errors
    /// As [`Writer::write`].
    ///
    /// # Example
    /// ```
    /// use vonmises::npy;
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("squares.npy");
    /// npy::Writer::new(&path).generate([100, 10], |start, block: &mut [u64]| {
    ///     block.iter_mut().zip(start as u64..).for_each(|(slot, i)| *slot = i * i);
    /// })?;
    /// assert_eq!(npy::load::<u64>(&path)?[[12, 3]], 123 * 123);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn generate<T: Element>(
        self,
        shape: impl OutShape,
        fill: impl Fn(usize, &mut [T]) + Sync,
    ) -> Result<(), Error> {
        let path = self.begin()?;
        let shape = shape.resolve(&[]);
        let whole = [&shape, T::TAIL].concat();
        count::<T>(&path, &whole)?;
        let part = self.part(&shape).ok_or_else(|| Error::NoRows { path: path.clone() })?;
        let blocks = Blocks {
            path: &path,
            header: if self.raw { Vec::new() } else { header_of::<T>(&whole, self.shard) },
            elements: part.len(),
            width: size_of::<T>(),
            listener: self.listener,
            make: |(elements, words): &mut (Vec<T>, Vec<T::Word>), range: Range<usize>, out: &mut dyn Write| {
                elements.resize(range.len(), T::default());
                fill(part.start + range.start, elements);
                write_elements(elements, words, out).map_err(|source| Error::Io { path: path.clone(), source })
            },
        };
        finish(self.target, self.overwrite, &blocks)
    }

    /// Joins the parts of one run, given in any order, to the file that the run makes without shards, byte for byte.
    ///
    /// All parts are checked before anything is written. The result may take the name of one of them.
    ///
    /// # Errors
    /// As [`Writer::write`], and
    /// - [`Error::NotAPart`] for a file that does not say that it is a part, or is not what it says;
    /// - [`Error::OtherRun`] for a part of another run than the first, or of another dtype, shape or number of parts;
    /// - [`Error::PartTwice`], [`Error::PartsMissing`] unless each part is there once;
    /// - [`Error::Header`], [`Error::Length`] for a damaged file or one that is cut short.
    pub fn join<P: AsRef<Path>>(self, parts: &[P]) -> Result<(), Error> {
        let path = self.begin()?;
        let parts = join::Parts::check(&path, parts)?;
        let blocks = Blocks {
            path: &path,
            header: header::format(parts.descr(), parts.shape(), ""),
            elements: parts.words(),
            width: parts.width(),
            listener: self.listener,
            make: |buffer: &mut Vec<u8>, range: Range<usize>, out: &mut dyn Write| {
                parts.read(range, buffer)?;
                out.write_all(buffer).map_err(|source| Error::Io { path: path.clone(), source })
            },
        };
        finish(self.target, self.overwrite, &blocks)
    }

    /// The elements to write of an array of that shape; none if a shard of it is asked for and it has no rows.
    fn part(&self, shape: &[usize]) -> Option<Range<usize>> {
        let Some(shard) = self.shard else { return Some(0..shape.iter().product()) };
        let (&rows, row) = shape.split_first()?;
        let (rows, row) = (shard.rows(rows), row.iter().product::<usize>());
        Some(rows.start * row..rows.end * row)
    }

    /// The name for errors, if the file may be written.
    fn begin(&self) -> Result<PathBuf, Error> {
        let Sink::Path(path) = &self.target else { return Ok("<stream>".into()) };
        if !self.overwrite && fs::metadata(path).is_ok() {
            return Err(Error::Exists { path: path.clone() });
        }
        Ok(path.clone())
    }
}

/// The header of a whole file, or of a part of it.
fn header_of<T: Element>(whole: &[usize], shard: Option<Shard>) -> Vec<u8> {
    let part = shard.and_then(|shard| Some((shard.part_of(whole)?, shard.comment(whole))));
    let (shape, comment) = part.unwrap_or_else(|| (whole.to_vec(), String::new()));
    header::format(T::Word::DESCR, &shape, &comment)
}

fn finish<B, M>(target: Sink<'_>, overwrite: bool, blocks: &Blocks<'_, M>) -> Result<(), Error>
where
    B: Default + Send,
    M: Fn(&mut B, Range<usize>, &mut dyn Write) -> Result<(), Error> + Sync,
{
    let path = match target {
        Sink::Stream(out) => return blocks.stream(out),
        Sink::Path(path) => path,
    };
    match Target::of(&path).map_err(|source| Error::Io { path: path.clone(), source })? {
        Target::Device(mut device) => blocks.stream(&mut device),
        Target::File(target, permissions) => {
            let partial = Partial::create(&path, target, permissions, blocks.bytes())?;
            blocks.fill(partial.file())?;
            partial.finish(overwrite)
        }
    }
}

impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { target, overwrite, listener, shard, raw } = self;
        let path = if let Sink::Path(path) = target { path } else { Path::new("<stream>") };
        f.debug_struct("Writer")
            .field("path", &path)
            .field("overwrite", overwrite)
            .field("progress", &listener.is_some())
            .field("shard", shard)
            .field("raw", raw)
            .finish()
    }
}
