/// The four files of MNIST, compressed with gzip, as resources in `dev/tiefgang/data/mnist`:
/// `train-images-idx3-ubyte.gz`,
/// `train-labels-idx1-ubyte.gz`, `t10k-images-idx3-ubyte.gz` and `t10k-labels-idx1-ubyte.gz`.
///
/// The module holds no code. It is open, so that the reader in `dev.tiefgang.data` finds the files through a class
/// loader. Where the build had no npm the files are missing and the reader looks elsewhere.
open module dev.tiefgang.data.mnist {}
