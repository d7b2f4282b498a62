@ics2 @area:timing @ICS2-TIM-12 @needs:stimulate:ics2.book @needs:set-clock
Feature: In combined transport the means that moves by itself after entry is filed

  A lorry drives off its ferry: its own carrier files, by road. A trailer without a lorry does not move by itself: the sea carrier files, by
  sea. The text of Article 110 of Delegated Regulation 2015/2446 is not available to us, so how long before the arrival a lorry on a
  ferry is filed is a parameter of the run, combined.limit, without which it is not tested. The trailer comes by sea and has the
  limit of its voyage.

  @role:road-carrier @mode:road
  Scenario: A lorry on a ferry, booked in good time
    When the road carrier books F50 for a lorry on a ferry: departure 2026-06-03 20:00, arrival 2026-06-04 07:00
    And its limit is reached
    Then the filing of the means that moves by itself has been received in time

  @role:road-carrier @mode:road
  Scenario: A lorry on a ferry, booked at its limit
    When the road carrier books F50 for a lorry on a ferry at the very limit
    Then the filing of the means that moves by itself has been received in time

  @role:sea-carrier @mode:maritime
  Scenario: A trailer without a lorry
    When the sea carrier books F10 for a trailer without a lorry from Tanger Med to Rotterdam: departure 2026-06-03 20:00, arrival 2026-06-07 11:00
    And the clock reaches the limit, 2026-06-07 09:00
    Then the filing of the means that moves by itself has been received in time
