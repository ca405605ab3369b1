"""Pictures of angles: rose diagrams, histograms and quantile plots, as SVG and PNG.

Angles are in radians whatever the unit of the labels. Pictures show the fitted von Mises distribution or a given one,
the mean direction with its confidence interval, and a legend with the numbers. They have the width and the size of
letters that a journal asks for, and colours that colour-blind readers can tell apart. Notebooks show them. The same
angles give the same SVG, to the byte.

Examples
--------
>>> from vonmises import Key, plot, sample
>>> hours = sample(Key(1), -1.8, 0.7, 250)  # 2 pi is a day
>>> picture = plot.rose(hours, units=24, title="Arrivals", width=85)  # like the face of a clock
>>> "petals of 1 hour" in picture.to_svg()
True
"""

from vonmises._core.plot import Picture, histogram, panels, quantiles, rose, wind_rose

__all__ = ["Picture", "histogram", "panels", "quantiles", "rose", "wind_rose"]
