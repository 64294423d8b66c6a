create trigger item_lineage_append_only before update or delete on item_lineage for each row execute function refuse_change();
