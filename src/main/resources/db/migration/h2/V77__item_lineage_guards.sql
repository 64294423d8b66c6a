create trigger item_lineage_append_only before update, delete on item_lineage for each row call 'io.wanping.audit.AppendOnlyTrigger';
