"""What `vonmises.scipy` is made of."""
