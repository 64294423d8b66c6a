create trigger ground_sharing_append_only before update or delete on ground_sharing for each row execute function refuse_change();
