"""What `vonmises.jax` is made of.

`version` reads the version of XLA's interface, `calls` calls functions of the compiled module from programs of JAX,
`varying` deals with the axes of `jax.shard_map`, `arguments` reads what users give, and `derivatives` has the rules of
differentiation.
"""
