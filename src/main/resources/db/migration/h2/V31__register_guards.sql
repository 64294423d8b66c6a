create spatial index item_by_footprint on item (footprint);
create trigger item_revision_append_only before update, delete on item_revision for each row call 'io.wanping.audit.AppendOnlyTrigger';
