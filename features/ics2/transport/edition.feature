@ics2 @area:transport @needs:stimulate:ics2.file
Feature: The operator's system follows the edition in force

  Agreement version and message edition go together and change together (Interface Control Document 3.30, sections 3.3.2.5
  and 5.7). Which ones are in force says the run's baseline.

  @ICS2-SEED-11
  Scenario: A filing names the agreement in force and is written in the message edition in force
    When the operator files a shipment
    Then agreement and namespace of the filing are those of the run's baseline
