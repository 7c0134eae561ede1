from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("scans", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="respondent",
            constraint=models.UniqueConstraint(fields=("scan", "code"), name="scans_one_code_per_scan"),
        ),
        migrations.AddConstraint(
            model_name="respondent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("scan", "person"),
                name="scans_one_respondent_per_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="piece",
            constraint=models.UniqueConstraint(fields=("scan", "name"), name="scans_one_piece_per_name"),
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.UniqueConstraint(fields=("scan", "process", "circumstance"), name="scans_one_choice"),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(
                fields=("session", "process", "circumstance", "step"), name="scans_one_point_per_question"
            ),
        ),
        migrations.AddConstraint(
            model_name="settled",
            constraint=models.UniqueConstraint(
                fields=("scan", "circumstance", "process", "step"), name="scans_settled_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.UniqueConstraint(
                fields=("respondent", "process", "date", "name"), name="scans_one_sheet_per_day_and_process"
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("respondent", "circumstance", "process", "step", "level"), name="scans_one_answer_per_question"
            ),
        ),
    ]
