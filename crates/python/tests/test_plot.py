"""Pictures: what they say, and that options reach them."""

import struct
import xml.etree.ElementTree
from types import SimpleNamespace

import numpy as np
import published
import pytest

from vonmises import Key, plot, sample

ONE = [plot.rose, plot.histogram, plot.quantiles]


def angles(count: int = 250) -> np.ndarray:
    return sample(Key(1), -1.8, 0.7, count)


def texts(picture: plot.Picture) -> list[str]:
    """Returns the texts of a picture, which must be well-formed."""
    root = xml.etree.ElementTree.fromstring(picture.to_svg())
    assert root.tag.endswith("svg")
    return ["".join(element.itertext()) for element in root.iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("draw", ONE)
def test_pictures_say_what_they_show(draw):
    picture = draw(angles(), title="Arrivals & more", units=24)
    shown = texts(picture)
    assert "Arrivals & more" in shown and any("n = 250" in text for text in shown)
    assert picture.to_svg() == draw(angles(), title="Arrivals & more", units=24).to_svg() == picture._repr_svg_()
    assert not any("n = 250" in text for text in texts(draw(angles(), legend=False)))


@pytest.mark.parametrize("draw", ONE)
def test_missing_weighted_and_any_layout(draw):
    x = angles()
    y = np.insert(x, 5, np.nan)
    assert any("1 missing" in text for text in texts(draw(y, nan_policy="omit")))
    with pytest.raises(ValueError, match=r"x\[5\] = NaN"):
        draw(y)
    with pytest.raises(ValueError, match="propagate"):
        draw(y, nan_policy="propagate")
    svg = draw(x).to_svg()
    for same in (x.reshape(5, 50), x.astype(">f8"), np.repeat(x, 2)[::2], x.tolist()):
        assert draw(same).to_svg() == svg
    assert draw(x, weights=np.ones(250)).to_svg() != draw(x, weights=np.arange(250)).to_svg()
    with pytest.raises(ValueError, match="no observations"):
        draw([])


def size_and_density(png: bytes) -> tuple[int, int, int]:
    width, height = struct.unpack(">II", png[16:24])
    at = png.index(b"pHYs")
    return width, height, struct.unpack(">I", png[at + 4 : at + 8])[0]


def test_png_has_the_resolution():
    picture = plot.rose(angles(), width=85)
    width, height = picture.size
    assert abs(width - 85 / 25.4 * 96) < 0.1 and 'width="85mm"' in picture.to_svg()
    for dpi, png in ((300, picture.to_png()), (96, picture.to_png(dpi=96))):
        pixels = size_and_density(png)
        assert abs(pixels[0] - width * dpi / 96) <= 1 and abs(pixels[1] - height * dpi / 96) <= 1
        assert pixels[2] == round(dpi / 0.0254)
    for dpi in (0, -1, np.nan, 1e5):
        with pytest.raises(ValueError, match="dpi"):
            picture.to_png(dpi=dpi)


def test_pictures_are_saved(tmp_path):
    picture = plot.histogram(angles())
    picture.save(tmp_path / "angles.svg")
    assert (tmp_path / "angles.svg").read_text() == picture.to_svg()
    picture.save(str(tmp_path / "angles.png"), dpi=96)
    assert (tmp_path / "angles.png").read_bytes() == picture.to_png(dpi=96)
    with pytest.raises(FileExistsError, match="angles.svg"):
        picture.save(tmp_path / "angles.svg", overwrite=False)
    plot.histogram(angles(10)).save(tmp_path / "angles.svg")
    assert "n = 10" in (tmp_path / "angles.svg").read_text()
    with pytest.raises(ValueError, match="saved as .svg or .png"):
        picture.save(tmp_path / "angles.pdf")
    with pytest.raises(FileNotFoundError, match="nowhere"):
        picture.save(tmp_path / "nowhere" / "angles.svg")


def test_options_change_the_picture():
    x, values = angles(), np.linspace(0, 9, 250)
    given = {"title": "A", "bins": 7, "centred": True, "units": "radians", "orientation": "compass", "level": 0.5}
    given |= {"distribution": None, "points": True, "width": 85, "font": "Helvetica", "font_size": 8}
    given |= {"color": "#123456", "legend": False}
    for name, value in given.items():
        assert plot.rose(x, **{name: value}).to_svg() != plot.rose(x).to_svg(), name
    for given in ({"layers": [0, 5]}, {"layer_name": "speed (m/s)"}):
        assert plot.wind_rose(x, values, **given).to_svg() != plot.wind_rose(x, values).to_svg()
    assert plot.rose(x, level=None).to_svg() != plot.rose(x, level=0.95).to_svg() == plot.rose(x).to_svg()
    defaults = {"title": None, "bins": None, "centred": False, "units": "degrees", "orientation": None, "legend": True}
    defaults |= {"distribution": "fitted", "points": False, "layers": None, "layer_name": None, "font": None}
    defaults |= {"color": None, "font_size": 9, "width": 120}
    assert plot.rose(x, **defaults).to_svg() == plot.rose(x).to_svg()
    distribution = SimpleNamespace(loc=0.5, concentration=np.float64(2.0))
    assert any("0.5" in text for text in texts(plot.rose(x, units="radians", distribution=distribution)))


@pytest.mark.parametrize(
    ("option", "error"),
    [
        ({"bins": 0}, ValueError),
        ({"bins": -1}, TypeError),
        ({"bins": "ten"}, TypeError),
        ({"units": "hours"}, ValueError),
        ({"orientation": "north"}, ValueError),
        ({"level": 1.0}, ValueError),
        ({"distribution": "uniform"}, ValueError),
        ({"distribution": SimpleNamespace(loc=0.0, concentration=-1.0)}, ValueError),
        ({"width": 1}, ValueError),
        ({"color": "red"}, ValueError),
        ({"layers": [2, 1]}, ValueError),
        ({"colour": "#123456"}, TypeError),
    ],
)
def test_bad_options(option, error):
    with pytest.raises(error, match=next(iter(option))):
        plot.rose(angles(), **option)


def test_periods_are_positive():
    with pytest.raises(ValueError, match="period = 0.0"):
        plot.rose(angles(), units=0)


def test_fonts(tmp_path):
    with pytest.raises(ValueError, match="Helvetica"):
        plot.rose(angles(), font="Helvetica").to_png()
    with pytest.raises(FileNotFoundError, match="none.ttf"):
        plot.rose(angles(), font=tmp_path / "none.ttf")
    (tmp_path / "bad.ttf").write_text("no font")
    with pytest.raises(ValueError, match="bad.ttf"):
        plot.rose(angles(), font=tmp_path / "bad.ttf")


def test_tables_of_counts_have_whole_classes():
    x, counts = published.counted("mallards")
    picture = plot.rose(x, weights=counts, rounding=(np.radians(20), np.radians(10)))
    shown = texts(picture)
    assert any("n = 714" in text for text in shown) and any("20" in text and "petals" in text for text in shown)


def test_wind_roses_divide_petals():
    speeds = np.where(np.arange(250) < 3, np.nan, np.linspace(0, 9, 250))
    shown = texts(plot.wind_rose(angles(), speeds, layers=[1.0, 4.0, 7.0], layer_name="speed (m/s)"))
    assert any("speed (m/s)" in text for text in shown) and any("≥ 7" in text for text in shown)
    assert any("3 without a value" in text for text in shown)
    with pytest.raises(ValueError, match="shape"):
        plot.wind_rose(angles(), [1.0, 2.0])


def test_panels():
    sites = {"north": angles(100), "south": angles(50)}
    shown = texts(plot.panels("rose", sites, title="Two sites"))
    assert {"north", "south", "Two sites"} <= set(shown)
    assert any("n = 100" in text for text in shown) and any("n = 50" in text for text in shown)
    for kind in ("rose", "histogram", "quantiles"):
        assert "north" not in texts(plot.panels(kind, list(sites.values())))
    speeds = {name: np.linspace(0, 9, len(x)) for name, x in sites.items()}
    assert plot.panels("rose", sites, values=speeds).to_svg() != plot.panels("rose", sites).to_svg()
    for bad in ({"kind": "pie", "samples": sites}, {"kind": "rose", "samples": []}):
        with pytest.raises(ValueError):
            plot.panels(**bad)
    with pytest.raises(ValueError, match="values"):
        plot.panels("rose", sites, values={"north": speeds["north"]})
