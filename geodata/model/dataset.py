"""A dataset: where a body of reports comes from, and what its owner lets others do with it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from geodata.model import values


class Dataset(BaseModel):
    """One source of rows: its name, licence, rule of redistribution and citation.

    `citation` is a template: `{accessed}` stands for the day of access, `{filters}` for what was
    asked, `{version}` for the version of the data. `accessed` is a day, month or year, or empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: values.Identifier
    name: values.SomeText
    redistribution: values.RedistributionWord
    licence: values.Text = ""
    citation: values.Text = ""
    url: values.WebAddress = ""
    accessed: values.PartialDate = ""
