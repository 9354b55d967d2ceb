CREATE TABLE aras_meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);

CREATE TABLE imports (
	id INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	imported_at TEXT NOT NULL, 
	added INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE events (
	id TEXT NOT NULL, 
	import_id INTEGER NOT NULL, 
	content_hash TEXT NOT NULL, 
	layer TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	date_start TEXT NOT NULL, 
	date_end TEXT, 
	date_precision TEXT NOT NULL, 
	title TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	place TEXT NOT NULL, 
	place_az TEXT NOT NULL, 
	place_hy TEXT NOT NULL, 
	place_fa TEXT NOT NULL, 
	country TEXT NOT NULL, 
	admin1 TEXT NOT NULL, 
	lat DOUBLE NOT NULL, 
	lon DOUBLE NOT NULL, 
	geo_precision TEXT NOT NULL, 
	actors JSON NOT NULL, 
	killed_min INTEGER, 
	killed_max INTEGER, 
	injured_min INTEGER, 
	injured_max INTEGER, 
	reported_by TEXT NOT NULL, 
	confidence TEXT NOT NULL, 
	related_ids JSON NOT NULL, 
	sources JSON NOT NULL, 
	basis TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(import_id) REFERENCES imports (id)
);

CREATE TABLE placements (
	event_id TEXT NOT NULL, 
	radius_km DOUBLE NOT NULL, 
	iran_border_km DOUBLE NOT NULL, 
	contact_line_km DOUBLE NOT NULL, 
	folded TEXT NOT NULL, 
	PRIMARY KEY (event_id), 
	FOREIGN KEY(event_id) REFERENCES events (id)
);

CREATE TABLE memberships (
	event_id TEXT NOT NULL, 
	area_id TEXT NOT NULL, 
	counts BOOLEAN NOT NULL, 
	PRIMARY KEY (event_id, area_id), 
	FOREIGN KEY(event_id) REFERENCES events (id)
);
