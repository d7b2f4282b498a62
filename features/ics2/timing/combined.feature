@ics2 @area:timing @ICS2-TIM-12 @role:road-carrier @mode:road @needs:stimulate:ics2.book @needs:set-clock
Feature: For a lorry on a ferry the road carrier files

  In combined transport the operator of the means that moves by itself after entry is the carrier: the lorry's, not the ferry's. It
  files its own type of filing, for its own means. The text of Article 110 of Delegated Regulation 2015/2446 is not available to us, so
  how long before the arrival it does so is a parameter of the run, combined.limit, without which this is not tested.

  Scenario: A lorry on a ferry, booked in good time
    When the road carrier books F50 for a lorry on a ferry: departure 2026-06-03 20:00, arrival 2026-06-04 07:00
    And its limit is reached
    Then the lorry's own filing has been received in time

  Scenario: A lorry on a ferry, booked at its limit
    When the road carrier books F50 for a lorry on a ferry at the very limit
    Then the lorry's own filing has been received in time
