//! One binary, one module per law; each module opens with what it proves.
