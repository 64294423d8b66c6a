create trigger ground_sharing_append_only before update, delete on ground_sharing for each row call 'io.wanping.audit.AppendOnlyTrigger';
