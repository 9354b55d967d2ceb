"""Every address of the product is made here; nobody joins strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.state.codec import Known, format_view, parse_view
from dashboard.state.view import Remark, View
from geodata.queries.link import link_values


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses on our own origin. `version`: data version; `built`: hash by built file."""

    version: str
    built: Mapping[str, str]
    style_version: str

    def workspace(self, view: View | None = None) -> str:
        """The workspace, with the view when one is given."""
        query = format_view(view) if view else ""
        return f"/?{query}" if query else "/"

    def about(self, lang: str = "en") -> str:
        """Sources, method, naming and credits."""
        return "/about" if lang == "en" else f"/about?{urlencode({'lang': lang})}"

    def columns(self) -> str:
        """The columns of all reports, as one binary."""
        return f"/data/columns.bin?v={self.version}"

    def briefs(self) -> str:
        """Titles of a chunk of rows; `{chunk}`, and the languages, are filled in by the browser."""
        return f"/data/briefs/{{chunk}}.json?v={self.version}"

    def candidates(self, pinned: str | None = None) -> str:
        """Rows that meet the part of a query that the browser does not compute."""
        return f"/data/candidates.json?v={pinned}" if pinned else "/data/candidates.json"

    def pinned(self) -> str:
        """What has been corrected since the version that a view pins; the browser adds the view."""
        return "/data/pinned.json"

    def facets(self) -> str:
        """Counts beside the choices and the view in words; the browser adds the view."""
        return "/data/facets.json"

    def table(self) -> str:
        """Rows of the table, a block at a time; the browser adds the view and the block."""
        return "/data/table.json"

    def version_file(self) -> str:
        """The version of the data now, asked for again and again."""
        return "/data/version.json"

    def news(self) -> str:
        """What came since a version; the browser adds it and what it shows."""
        return "/data/news.json"

    def statistics(self) -> str:
        """The figures of a view; the browser adds the view."""
        return "/data/statistics.json"

    def look(self) -> str:
        """Where a file of the reader's own is looked at; the browser adds its name."""
        return "/look"

    def built_layer(self, name: str) -> str:
        """A derived layer file for the browser, cacheable for ever by its hash."""
        return f"/map/layers/{name}.geojson?{urlencode({'v': self.built[name]})}"

    def layer(self, layer_id: str) -> str:
        """One layer of the catalogue in full."""
        return f"/data/layers/{layer_id}.geojson"

    def files(self) -> str:
        """What is told of the files of a view before they are made; the browser adds the view."""
        return "/data/files.json"

    def file(self, way: str, view: View) -> str:
        """The reports of a view as a file: `way` is one of `geodata.licences.WAYS`."""
        return _asking(f"/data/{way}", view)

    def feed(self, view: View) -> str:
        """The newest reports of a view as Atom."""
        return _asking("/feed.atom", view)

    def calendar(self, view: View) -> str:
        """The dated reports of a view as iCalendar."""
        return _asking("/data/events.ics", view)

    def cite(self, view: View) -> str:
        """How to cite a view."""
        return _asking("/cite", view)

    @staticmethod
    def form_of_cite(query: str, form: str) -> str:
        """The citation that a query asks for, in another form."""
        said = [one for one in query.split("&") if one and not one.startswith("f=")]
        return "/cite?" + "&".join([*said, f"f={form}"])

    @staticmethod
    def pictures(ending: str) -> str:
        """Where maps are drawn on the server; the browser adds view and size."""
        return f"/export/map.{ending}"

    def picture(self, ending: str, view: View, width: int = 0, height: int = 0) -> str:
        """The map of a view drawn on the server, `ending` svg, png or pdf; the default size when
        none is given."""
        path = _asking(self.pictures(ending), view)
        sides = [f"{k}={n}" for k, n in (("width", width), ("height", height)) if n]
        return path + ("&" if "?" in path else "?") * bool(sides) + "&".join(sides)

    def ogc(self) -> str:
        """OGC API - Features: its landing page."""
        return "/ogc/"

    def openapi(self) -> str:
        """The definition of OGC API - Features."""
        return "/ogc/openapi?f=json"

    def right_to_left(self) -> str:
        """The module that sets map labels in Arabic script."""
        return "/assets/vendor/rtl-text.mjs"

    def style(self, theme: str, names: str) -> str:
        """The map style of a theme with labels in a language."""
        return "/map/style.json?" + urlencode(
            {"theme": theme, "names": names, "v": self.style_version}
        )


def _asking(path: str, view: View) -> str:
    query = format_view(view)
    return f"{path}?{query}" if query else path


def view_of(query: str, known: Known) -> tuple[View, tuple[Remark, ...]]:
    """The view of a link's query string; of two values for one key the last counts."""
    return parse_view(link_values(query), known)
