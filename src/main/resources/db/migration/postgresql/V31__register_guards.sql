create index item_by_footprint on item using gist (footprint);
create trigger item_revision_append_only before update or delete on item_revision for each row execute function refuse_change();
