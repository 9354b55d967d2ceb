"""Rows of each format, all invented: names of columns with what stands in them."""

ARAS = {
    "id": "e1", "layer": "event", "kind": "shelling", "date_start": "2020-10-04",
    "date_end": "2020-10-05", "date_precision": "day", "title": "Shells fall, again",
    "summary": "Two lines\nof words", "place": "Ganja", "place_az": "Gəncə", "place_hy": "Գանձակ",
    "place_fa": "گنجه", "country": "Azerbaijan", "admin1": "Ganja", "lat": "40.6828",
    "lon": "46.3606", "geo_precision": "settlement", "actors": "A; B", "killed_min": "1",
    "killed_max": "3", "injured_min": "0", "injured_max": "30", "reported_by": "A",
    "confidence": "reported", "related_ids": "e2", "source_1_publisher": "News",
    "source_1_title": "Title", "source_1_url": "https://example.org/a", "source_1_date": "2020-10",
    "source_2_publisher": "Other", "basis": "source", "dataset": "mine",
    "extent": "LINESTRING (46.36 40.68, 46.4 40.7)",
}  # fmt: skip
UCDP = {
    "id": "412700", "relid": "AZE-2020-1-1-1", "year": "2020", "active_year": "1",
    "code_status": "Clear", "type_of_violence": "1", "conflict_new_id": "388",
    "conflict_name": "Azerbaijan: Artsakh", "dyad_new_id": "847", "dyad_name": "A - B",
    "side_a_new_id": "1", "side_a": "Government of A", "side_b_new_id": "2", "side_b": "B",
    "number_of_sources": "2", "source_article": '"News,2020-10-04,Title";"Other,2020-10-05,Next"',
    "source_office": "News;Other", "source_date": "2020-10-04;2020-10-05",
    "source_headline": "Title;Next", "where_prec": "2", "where_coordinates": "Shusha town",
    "where_description": "near\nShusha", "adm_1": "Karabakh", "adm_2": "Shusha",
    "latitude": "39.75", "longitude": "46.75", "geom_wkt": "POINT (46.75 39.75)",
    "country": "Azerbaijan", "country_id": "373", "region": "Europe", "event_clarity": "1",
    "date_prec": "2", "date_start": "2020-10-04 00:00:00.000", "date_end": "2020-10-06",
    "deaths_a": "1", "deaths_b": "0", "deaths_civilians": "2", "deaths_unknown": "0", "best": "3",
    "high": "2", "low": "4",
}  # fmt: skip
ACLED = {
    "data_id": "7", "iso": "31", "event_id_cnty": "AZE12", "event_id_no_cnty": "12",
    "event_date": "27 September 2020", "year": "2020", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Forces of A",
    "assoc_actor_1": "C; D", "inter1": "1", "actor2": "Forces of B", "inter2": "State Forces",
    "interaction": "11", "civilian_targeting": "Civilian targeting", "region": "Caucasus",
    "country": "Azerbaijan", "admin1": "Tartar", "location": "Terter", "latitude": "40.34",
    "longitude": "46.93", "geo_precision": "2", "source": "News; Other", "source_scale": "National",
    "notes": "Shells, again.\nTwo.", "fatalities": "2", "tags": "crowd size=no report",
    "timestamp": "1604966400", "iso3": "AZE",
}  # fmt: skip
GDELT = {
    "GLOBALEVENTID": "951", "SQLDATE": "20201004", "MonthYear": "202010", "Year": "2020",
    "FractionDate": "2020.7507", "Actor1Code": "AZEMIL", "Actor1Name": "AZERBAIJAN",
    "Actor1CountryCode": "AZE", "Actor2Code": "ARM", "Actor2Name": "ARMENIA", "IsRootEvent": "1",
    "EventCode": "194", "EventBaseCode": "194", "EventRootCode": "19", "QuadClass": "4",
    "GoldsteinScale": "-10.0", "NumMentions": "4", "NumSources": "1", "NumArticles": "4",
    "AvgTone": "-5.1", "ActionGeo_Type": "4", "ActionGeo_FullName": "Shusha, Azerbaijan",
    "ActionGeo_CountryCode": "AJ", "ActionGeo_ADM1Code": "AJ55", "ActionGeo_Lat": "39.75",
    "ActionGeo_Long": "46.75", "ActionGeo_FeatureID": "-2705", "DATEADDED": "20201004150000",
    "SOURCEURL": "https://example.org/a",
}  # fmt: skip
TABLE = {
    "id": "1", "when": "04.10.2020", "until": "05.10.2020", "what": "Shells fall, again",
    "description": "Two lines\nof words", "place": "Ganja", "country": "Azerbaijan",
    "lat": "40.6828", "lon": "46.3606", "killed": "1-3", "injured": "30", "actors": "A; B",
    "source": "News", "url": "https://example.org/a", "type": "shelling",
    "geo_precision": "district",
}  # fmt: skip
COORDINATES = {"tarix": "10 noyabr 2020", "başlıq": "a", "koordinatlar": "39.75, 46.75"}
SHAPES = {"year": "2020", "month": "10", "day": "4", "name": "a", "wkt": "POINT (46.75 39.75)"}
HIJRI = {"تاریخ": "۱۳۹۹/۰۷/۱۳", "عنوان": "الف", "عرض": "۳۹٫۷۵", "طول": "۴۶٫۷۵", "کشته": "۲"}
