"""Names stand in the index in the order in which the account has them: made anew after this."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index")]
    operations = []
