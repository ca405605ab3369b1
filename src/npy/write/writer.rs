//! The builder of files that need not fit in memory.

#[cfg(doc)]
use crate::npy::error::ErrorKind;
use crate::npy::progress::Callback;
use crate::npy::shard::Shard;
use crate::npy::write::sink::Sink;
use std::{fmt, io::Write, path::Path};

/// Writes an `.npy` file in chunks, in parallel, in a few MiB of memory per thread whatever the size of the file.
///
/// The bytes are those of [`save`](crate::npy::save), for any number of threads. Work is shared among the threads of
/// the current Rayon pool.
///
/// The file is written under a temporary name, `.NAME.vonmises-part` in the folder of the target, and gets the target's
/// when it is complete and on disk. Until then nothing changes under the target's name. An error or panic removes the
/// temporary file; one that a killed process left is removed by the next writer, as is the `.NAME.vonmises-done` of one
/// that was killed in its last step. A concurrent writer of the same target gets an error: the temporary file is
/// locked, and on a file system without locks its existence serves as the lock, so that you have to remove it by hand
/// after a process was killed.
///
/// It is an error if the folder is renamed or the temporary file removed meanwhile: what gets the target's name is the
/// file that was written, in the folder that was opened. (Where the system cannot name an open file, as Linux can, it
/// is compared with what has the temporary name just before the last step.)
///
/// Where the size of files is limited (`ulimit -f`), the system sends SIGXFSZ when the limit is passed. It ends a program
/// that does not ignore it, and leaves the temporary file; one that does gets [`ErrorKind::Io`] of the kind
/// [`FileTooLarge`](std::io::ErrorKind::FileTooLarge).
///
/// The whole size is reserved first, so that a full disk is an error at the start; on systems other than Linux, and on
/// file systems that cannot reserve, the error comes when the space runs out. Permissions and symbolic links are
/// treated as by [`save`](crate::npy::save). A pipe or device is written in place, in order.
///
/// # Example
/// ```
/// use ndarray::ArrayD;
/// use vonmises::{Key, LazySamples, npy, sample_von_mises};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("samples.npy");
/// let samples = LazySamples::new(Key::new(42), 0.5, 2.0, [100_000, 3])?;
/// npy::Writer::new(&path).write(&samples)?;
/// assert_eq!(npy::load::<ArrayD<f64>>(&path)?, sample_von_mises(Key::new(42), 0.5, 2.0, [100_000, 3])?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Parts may be written by different machines and are joined in any order:
/// ```
/// use ndarray::ArrayD;
/// use vonmises::{Key, LazySamples, npy::{self, Shard, Writer}};
/// let folder = tempfile::tempdir()?;
/// let samples = LazySamples::new(Key::new(42), 0.5, 2.0, [1000])?;
/// let part = |i| folder.path().join(format!("{i}.npy"));
/// for i in 0..3 {
///     Writer::new(part(i)).shard(Shard::new(i, 3, samples.fingerprint())?).write(&samples)?;
/// }
/// Writer::new(folder.path().join("all.npy")).join(&[part(2), part(0), part(1)])?;
/// assert_eq!(npy::load::<ArrayD<f64>>(folder.path().join("all.npy"))?, samples.draw()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub struct Writer<'a> {
    pub(super) sink: Sink<'a>,
    pub(super) overwrite: bool,
    pub(super) callback: Option<Callback<'a>>,
    pub(super) shard: Option<Shard>,
    pub(super) form: Form,
}

/// What is written of an array.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// A header and the elements.
    Npy,
    /// The elements alone.
    Raw,
    /// Numbers in lines, apart by a separator.
    Text { separator: char },
}

impl<'a> Writer<'a> {
    /// Returns a writer of the file of that name, which is replaced if it exists.
    pub fn new(path: impl AsRef<Path>) -> Self {
        Self::from_sink(Sink::Path(path.as_ref().to_owned()))
    }

    /// Returns a writer to anything that takes bytes in order, such as standard output. Errors then have no path.
    ///
    /// Chunks are made in parallel while earlier ones are written. After an error some bytes may have been written.
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
        Self::from_sink(Sink::Stream(out))
    }

    fn from_sink(sink: Sink<'a>) -> Self {
        Self { sink, overwrite: true, callback: None, shard: None, form: Form::Npy }
    }

    /// Sets whether an existing file is replaced (the default) or refused. It is looked for before any work is done,
    /// and again in the step that gives the complete file its name. Refused is anything that exists, pipes and devices
    /// such as disks too, before it is opened.
    pub fn overwrite(self, overwrite: bool) -> Self {
        Self { overwrite, ..self }
    }

    /// Sets a progress callback. It is called after each chunk of about 1 MiB, from any thread and in no certain order,
    /// and may return `Break` to cancel the write with [`ErrorKind::Cancelled`](crate::npy::ErrorKind::Cancelled).
    pub fn progress(self, callback: Callback<'a>) -> Self {
        Self { callback: Some(callback), ..self }
    }

    /// Writes this part of the file only, to be joined with the others. Ignored by [`Writer::join`].
    pub fn shard(self, shard: Shard) -> Self {
        Self { shard: Some(shard), ..self }
    }

    /// Writes the elements alone, little-endian and without a header, as `numpy.fromfile` reads them. Parts without
    /// header cannot be joined. Ignored by [`Writer::join`].
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
        Self { form: Form::Raw, ..self }
    }

    /// Writes the numbers as text instead: one in each line, or of two axes a row in each line, apart by a separator.
    ///
    /// A number has the fewest digits that give the same one when they are read as its type. There is no line of names.
    /// Parts as text cannot be joined. The space is not reserved, since the size is not known beforehand. Ignored by
    /// [`Writer::join`].
    ///
    /// # Errors
    /// None here; writing gives [`ErrorKind::TextAxes`](crate::npy::ErrorKind::TextAxes) for more than two axes.
    ///
    /// # Example
    /// ```
    /// use vonmises::npy::Writer;
    /// let mut text = Vec::new();
    /// let fill = |start, chunk: &mut [f64]| chunk.iter_mut().zip(start..).for_each(|(x, i)| *x = 0.1 * i as f64);
    /// Writer::from_writer(&mut text).text(',').generate([2, 2], fill)?;
    /// assert_eq!(text, b"0.0,0.1\n0.2,0.30000000000000004\n");
    /// # Ok::<(), vonmises::npy::Error>(())
    /// ```
    pub fn text(self, separator: char) -> Self {
        Self { form: Form::Text { separator }, ..self }
    }
}

impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sink, overwrite, callback, shard, form } = self;
        f.debug_struct("Writer")
            .field("target", sink)
            .field("overwrite", overwrite)
            .field("progress", &callback.is_some())
            .field("shard", shard)
            .field("form", form)
            .finish()
    }
}
